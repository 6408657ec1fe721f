// Rebuilds on change. It compares times and sizes instead of asking the kernel:
// that also works on network, container and WSL file systems, sees new and deleted
// files alike, and for two thousand files costs a few hundredths of a second.
const fs = require("node:fs");
const path = require("node:path");
const { build } = require("./build");
const { overlayPayload } = require("./errors");
const { FileHashes } = require("./fingerprint");
const { clearAssetsCache, publishBuildEvent } = require("./notify");
const { reportBuild, reportError } = require("./report");
const { readState } = require("./state");
const { selectApps, walk } = require("./workspace");

const INTERVAL = 600;
const SETTLE = 150;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One line per file that can matter: whatever changes in it is a reason to look again. */
function snapshot(workspace, options) {
	const lines = [];
	const add = (file) => {
		const stat = fs.statSync(file, { throwIfNoEntry: false });
		lines.push(`${file}:${stat ? `${stat.mtimeMs}:${stat.size}` : "missing"}`);
	};
	for (const app of selectApps(workspace, options)) walk(app.publicDir, add);
	const state = readState(workspace);
	const inputs = new Set(Object.values(state.bundles).flatMap((record) => record.inputs));
	for (const input of inputs) add(path.join(workspace.root, input));
	return lines.join("\n");
}

async function buildAndTell(workspace, options, hashes) {
	const started = Date.now();
	try {
		const outcome = await build(workspace, options, hashes);
		if (!outcome.results.length && !outcome.changed) return;
		reportBuild(outcome, started);
		await clearAssetsCache(workspace);
		await publishBuildEvent(workspace, successPayload(outcome, options));
	} catch (error) {
		// A fault in a source must not end the watch: the next save may mend it.
		reportError(error);
		await publishBuildEvent(workspace, overlayPayload(error));
	}
}

function successPayload({ results }, options) {
	const changed_files = results.map(
		({ entry }) => `${entry.app.name}/${entry.name}.${entry.kind}`
	);
	return { success: true, changed_files, live_reload: options.liveReload };
}

async function watch(workspace, options, { signal } = {}) {
	const hashes = new FileHashes();
	await buildAndTell(workspace, options, hashes);
	// "force" is for the first build only, or every change would rebuild everything.
	const later = { ...options, force: false };
	console.log("Watching for changes…");
	let seen = snapshot(workspace, later);
	while (!signal?.aborted) {
		await pause(INTERVAL);
		const now = snapshot(workspace, later);
		if (now === seen) continue;
		await pause(SETTLE);
		// Taken before building: what is saved meanwhile must be seen in the next round.
		seen = snapshot(workspace, later);
		await buildAndTell(workspace, later, hashes);
	}
}

module.exports = { watch };
