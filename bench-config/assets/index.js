#!/usr/bin/env node
// Entry point of `yarn run build|production|watch`. See README.md.
const fs = require("node:fs");
const path = require("node:path");
const { spawnSync } = require("node:child_process");
const { build } = require("./build");
const { clearAssetsCache } = require("./notify");
const { parseArguments } = require("./options");
const { reportBuild, reportError } = require("./report");
const { openWorkspace, selectApps } = require("./workspace");

async function main() {
	const options = parseArguments(process.argv.slice(2));
	const workspace = openWorkspace();
	if (options.watch) return require("./watch").watch(workspace, options);
	const started = Date.now();
	reportBuild(await build(workspace, options), started);
	await clearAssetsCache(workspace);
	if (options.runBuildCommand && !options.files) runBuildCommands(workspace, options);
}

/** Apps with a front end of their own bring a `build` script for it. */
function runBuildCommands(workspace, options) {
	for (const app of selectApps(workspace, options)) {
		if (app.name === "frappe" || !hasBuildScript(app)) continue;
		console.log(`running the build script of ${app.name}`);
		const { status } = spawnSync("npm", ["run", "build"], { cwd: app.root, stdio: "inherit" });
		if (status !== 0) throw new Error(`the build script of ${app.name} failed`);
	}
}

function hasBuildScript(app) {
	const file = path.join(app.root, "package.json");
	if (!fs.existsSync(file)) return false;
	return Boolean(JSON.parse(fs.readFileSync(file, "utf8")).scripts?.build);
}

main().catch((error) => {
	reportError(error);
	process.exitCode = 1;
});
