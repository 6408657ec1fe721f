// What the last build made of what. It lies beside assets.json because it is
// worth exactly as much as the files there.
const fs = require("node:fs");
const path = require("node:path");
const { readJson } = require("../realtime/bench");

const VERSION = 1;

function statePath(workspace) {
	return path.join(workspace.assets, ".build-state.json");
}

function readState(workspace) {
	const empty = { version: VERSION, bundles: {} };
	try {
		const state = readJson(statePath(workspace), empty);
		return state.version === VERSION ? state : empty;
	} catch {
		// A damaged state costs one full build, nothing else.
		return empty;
	}
}

/** Whole or not at all: readers see the old file or the new one. */
function writeAtomically(file, text) {
	const temporary = `${file}.${process.pid}.tmp`;
	try {
		fs.writeFileSync(temporary, text);
		fs.renameSync(temporary, file);
	} catch (error) {
		fs.rmSync(temporary, { force: true });
		throw error;
	}
}

function writeState(workspace, state) {
	writeAtomically(statePath(workspace), `${JSON.stringify(state)}\n`);
}

module.exports = { readState, writeAtomically, writeState };
