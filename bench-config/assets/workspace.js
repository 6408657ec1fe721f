// Where things are: apps, their public folders, the bundles in them, the output.
const fs = require("node:fs");
const path = require("node:path");
const { findBenchRoot } = require("../realtime/bench");

const BUNDLE = /^(.+)\.bundle\.(js|jsx|ts|tsx|css|scss|sass|less|styl)$/;
const STYLE = new Set(["css", "scss", "sass", "less", "styl"]);
// `public/node_modules` is a link made by Frappe, `public/dist` is our own output.
const SKIPPED = new Set(["node_modules", "dist", ".git"]);

function openWorkspace(root = findBenchRoot()) {
	const assets = path.join(root, "sites", "assets");
	const apps = readApps(root);
	const nodePaths = apps.flatMap((app) => [app.root, path.join(app.root, "node_modules")]);
	return { root, assets, apps, nodePaths, relative: (file) => path.relative(root, file) };
}

function readApps(root) {
	const list = path.join(root, "sites", "apps.txt");
	if (!fs.existsSync(list)) throw new Error(`${list} is missing: it names the apps to build`);
	const names = fs.readFileSync(list, "utf8").split(/\s+/).filter(Boolean);
	return [...new Set(names)].map((name) => {
		const appRoot = path.join(root, "apps", name);
		return { name, root: appRoot, publicDir: path.join(appRoot, name, "public") };
	});
}

function selectApps(workspace, options) {
	const unknown = (options.apps || []).filter(
		(name) => !workspace.apps.some((app) => app.name === name)
	);
	if (unknown.length) throw new Error(`not in sites/apps.txt: ${unknown.join(", ")}`);
	return workspace.apps.filter(
		(app) =>
			(!options.apps || options.apps.includes(app.name)) &&
			!(options.skipFrappe && app.name === "frappe")
	);
}

function walk(dir, visit) {
	let items;
	try {
		items = fs.readdirSync(dir, { withFileTypes: true });
	} catch (error) {
		if (error.code === "ENOENT") return;
		throw error;
	}
	for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (SKIPPED.has(item.name)) continue;
		const file = path.join(dir, item.name);
		if (item.isDirectory()) walk(file, visit);
		else visit(file, item.name);
	}
}

function toEntry(workspace, app, file, name) {
	const [, stem, ext] = BUNDLE.exec(name);
	const kind = STYLE.has(ext) ? "css" : "js";
	return { app, file, id: workspace.relative(file), name: `${stem}.bundle`, kind };
}

/** All bundles of an app. Output is flat, so two of one name would overwrite each other. */
function findEntries(workspace, app) {
	const entries = new Map();
	walk(app.publicDir, (file, name) => {
		if (!BUNDLE.test(name)) return;
		const entry = toEntry(workspace, app, file, name);
		const key = `${entry.name}.${entry.kind}`;
		const twin = entries.get(key);
		if (twin) throw new Error(`${twin.id} and ${entry.id} would both become ${key}`);
		entries.set(key, entry);
	});
	return [...entries.values()];
}

/** `--files frappe/desk.bundle.js,…`: names as in assets.json (rtl_ ones included). */
function matchesFiles(entry, files) {
	if (!files) return true;
	const names = [`${entry.name}.${entry.kind}`, path.basename(entry.file)];
	return files.some((wanted) => {
		const [app, ...rest] = wanted.split("/");
		const name = rest.at(-1)?.replace(/^rtl_/, "");
		return app === entry.app.name && names.includes(name);
	});
}

module.exports = { findEntries, matchesFiles, openWorkspace, selectApps, walk };
