// Same flags as Frappe's official builder; flags it does not know are ignored,
// because `bench` of another version may pass more than this one.
const LISTS = new Set(["apps", "files"]);

function parseArguments(argv) {
	const flags = {};
	for (let i = 0; i < argv.length; i++) {
		if (!argv[i].startsWith("--")) continue;
		const [name, inline] = argv[i].slice(2).split(/=(.*)/s);
		const key = name.replaceAll("-", "_");
		if (!LISTS.has(key)) flags[key] = inline === undefined || inline !== "false";
		else flags[key] = splitList(inline ?? argv[++i]);
	}
	return toOptions(flags);
}

function splitList(text = "") {
	return text
		.split(",")
		.map((part) => part.trim())
		.filter(Boolean);
}

function toOptions(flags) {
	return {
		mode: flags.production ? "production" : "development",
		apps: flags.apps,
		files: flags.files,
		skipFrappe: Boolean(flags.skip_frappe),
		force: Boolean(flags.force),
		watch: Boolean(flags.watch),
		liveReload: Boolean(flags.live_reload),
		runBuildCommand: Boolean(flags.run_build_command),
		saveMetafiles: Boolean(flags.save_metafiles),
	};
}

module.exports = { parseArguments };
