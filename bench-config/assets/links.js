// sites/assets/<app> → the app's public folder, and its node_modules below that.
// `bench build` makes the same links; made here too so that a plain `yarn run`
// works on a fresh bench. A real folder (hard-link mode, a copy) is left alone.
const fs = require("node:fs");
const path = require("node:path");

function linkAssets(workspace, apps) {
	fs.mkdirSync(workspace.assets, { recursive: true });
	for (const app of apps) {
		if (!fs.existsSync(app.publicDir)) continue;
		const target = path.join(workspace.assets, app.name);
		link(app.publicDir, target);
		const modules = path.join(app.root, "node_modules");
		if (fs.existsSync(modules)) link(modules, path.join(target, "node_modules"));
	}
}

function link(source, target) {
	const found = fs.lstatSync(target, { throwIfNoEntry: false });
	if (found && !found.isSymbolicLink()) return;
	if (found && pointsTo(target, source)) return;
	// A rename replaces the old link at once: the web server never misses it.
	const temporary = `${target}.${process.pid}.tmp`;
	fs.rmSync(temporary, { force: true });
	fs.symlinkSync(source, temporary);
	fs.renameSync(temporary, target);
}

function pointsTo(target, source) {
	try {
		return fs.realpathSync(target) === fs.realpathSync(source);
	} catch {
		return false;
	}
}

module.exports = { linkAssets };
