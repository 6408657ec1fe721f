// Puts finished bundles where the web server finds them, in an order that never
// leaves assets.json naming a file that is not there.
const fs = require("node:fs");
const path = require("node:path");
const { readJson } = require("../realtime/bench");
const { readState, writeAtomically, writeState } = require("./state");

function publish(workspace, { results, fingerprints, gone, keepStale = false }) {
	for (const result of results) writeOutputs(workspace, result);
	// Read again: another build (a watch, say) may have finished meanwhile.
	const state = readState(workspace);
	for (const id of gone) delete state.bundles[id];
	for (const result of results) {
		state.bundles[result.entry.id] = record(result, fingerprints.get(result.entry.id));
	}
	const changed = writeMaps(workspace, state);
	writeState(workspace, state);
	if (!keepStale) for (const result of results) removeStale(workspace, result);
	return changed;
}

function writeOutputs(workspace, { entry, files }) {
	for (const { folder, name, text, map } of files) {
		const dir = path.join(workspace.assets, entry.app.name, "dist", folder);
		fs.mkdirSync(dir, { recursive: true });
		// The map first: whoever sees the script may ask for it.
		if (map) fs.writeFileSync(path.join(dir, `${name}.map`), map);
		writeAtomically(path.join(dir, name), text);
	}
}

function record({ entry, files, inputs }, fingerprint) {
	const app = entry.app.name;
	return {
		app,
		fingerprint,
		inputs,
		outputs: files.map(({ folder, name, ext }) => ({
			key: folder === "css-rtl" ? `rtl_${entry.name}.${ext}` : `${entry.name}.${ext}`,
			url: `/assets/${app}/dist/${folder}/${name}`,
		})),
	};
}

/** Later apps win over earlier ones, so the maps are always put together from all apps. */
function writeMaps(workspace, state) {
	const records = workspace.apps.flatMap((app) =>
		Object.values(state.bundles).filter((bundle) => bundle.app === app.name)
	);
	const outputs = records.flatMap((bundle) => bundle.outputs);
	const isRtl = ({ key }) => key.startsWith("rtl_");
	const plain = outputs.filter((output) => !isRtl(output));
	const changed = [
		writeMap(workspace, "assets.json", plain),
		writeMap(workspace, "assets-rtl.json", outputs.filter(isRtl)),
	];
	return changed.some(Boolean);
}

/** Frappe takes the time of assets.json for the build's version: touch it only for news. */
function writeMap(workspace, name, outputs) {
	const file = path.join(workspace.assets, name);
	const map = { ...foreignEntries(workspace, file) };
	for (const { key, url } of outputs) map[key] = url;
	const sorted = Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
	const text = `${JSON.stringify(sorted, null, "\t")}\n`;
	if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === text) return false;
	writeAtomically(file, text);
	return true;
}

/** Lines of existing files that no app of this bench accounts for, e.g. shipped prebuilt. */
function foreignEntries(workspace, file) {
	const ours = workspace.apps.map((app) => `/assets/${app.name}/dist/`);
	const known = Object.entries(safeRead(file));
	return Object.fromEntries(
		known.filter(([, url]) => !ours.some((prefix) => String(url).startsWith(prefix)))
	);
}

function safeRead(file) {
	try {
		return readJson(file, {});
	} catch {
		return {};
	}
}

function removeStale(workspace, { entry, files }) {
	for (const { folder, name, ext } of files) {
		const dir = path.join(workspace.assets, entry.app.name, "dist", folder);
		const old = new RegExp(`^${escapeRegExp(entry.name)}\\.[0-9A-Z]{8}\\.${ext}(\\.map)?$`);
		for (const file of fs.readdirSync(dir)) {
			if (old.test(file) && !file.startsWith(name)) fs.rmSync(path.join(dir, file));
		}
	}
}

/** Output of a bundle whose source is gone. */
function removeOutputs(workspace, { outputs }) {
	for (const { url } of outputs) {
		const file = path.join(workspace.root, "sites", url);
		fs.rmSync(file, { force: true });
		fs.rmSync(`${file}.map`, { force: true });
	}
}

function escapeRegExp(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

module.exports = { publish, removeOutputs };
