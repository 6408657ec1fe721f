// One build run: find what is stale, compile it, publish it.
const fs = require("node:fs");
const path = require("node:path");
const { compileApp } = require("./compile");
const { environmentHash, fingerprint, FileHashes } = require("./fingerprint");
const { linkAssets } = require("./links");
const { publish, removeOutputs } = require("./publish");
const { readState, writeAtomically } = require("./state");
const { findEntries, matchesFiles, selectApps } = require("./workspace");

async function build(workspace, options, hashes = new FileHashes()) {
	const plan = makePlan(workspace, options, hashes);
	linkAssets(workspace, plan.apps);
	const started = Date.now();
	const compiled = await compileStale(workspace, plan, options);
	const fingerprints = new Map(
		compiled.map(({ entry, inputs }) => [
			entry.id,
			// Saved while compiling: which text went in is unknown, so it counts as stale.
			touchedSince(workspace, inputs, started)
				? ""
				: fingerprint(workspace, plan.environment, inputs, hashes),
		])
	);
	const gone = plan.gone.map(([id]) => id);
	const changed = publish(workspace, { results: compiled, fingerprints, gone });
	for (const [, record] of plan.gone) removeOutputs(workspace, record);
	return { results: compiled, total: plan.entries.length, changed };
}

/** Times in the future are wrong clocks, not edits: they must not cause builds for ever. */
function touchedSince(workspace, inputs, started) {
	const now = Date.now();
	return inputs.some((input) => {
		const file = path.join(workspace.root, input);
		const time = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
		return time === undefined || (time >= started && time <= now);
	});
}

function makePlan(workspace, options, hashes) {
	const apps = selectApps(workspace, options);
	const state = readState(workspace);
	const environment = environmentHash(workspace, options.mode, hashes);
	const all = apps.flatMap((app) => findEntries(workspace, app));
	const entries = all.filter((entry) => matchesFiles(entry, options.files));
	const stale = entries.filter(
		(entry) =>
			options.force || !isFresh(workspace, state.bundles[entry.id], environment, hashes)
	);
	return { apps, entries, stale, environment, gone: findGone(workspace, state, apps, all) };
}

function isFresh(workspace, record, environment, hashes) {
	if (!record) return false;
	const made = record.outputs.every(({ url }) =>
		fs.existsSync(path.join(workspace.root, "sites", url))
	);
	return (
		made && fingerprint(workspace, environment, record.inputs, hashes) === record.fingerprint
	);
}

function findGone(workspace, state, apps, entries) {
	const ids = new Set(entries.map((entry) => entry.id));
	const selected = new Set(apps.map((app) => app.name));
	const installed = new Set(workspace.apps.map((app) => app.name));
	return Object.entries(state.bundles).filter(
		([id, { app }]) => !installed.has(app) || (selected.has(app) && !ids.has(id))
	);
}

async function compileStale(workspace, plan, options) {
	const compiled = [];
	for (const app of plan.apps) {
		const entries = plan.stale.filter((entry) => entry.app === app);
		if (!entries.length) continue;
		const { results, metafiles } = await compileApp(workspace, app, entries, options.mode);
		compiled.push(...results);
		if (options.saveMetafiles) saveMetafiles(workspace, app, metafiles);
	}
	return compiled;
}

function saveMetafiles(workspace, app, metafiles) {
	metafiles.forEach((metafile, index) => {
		const file = path.join(workspace.assets, `meta-${app.name}-${index}.json`);
		writeAtomically(file, JSON.stringify(metafile));
	});
}

module.exports = { build };
