// Facts about the bench both the asset builder and the realtime server need.
// This folder has the same neighbours before and after installation, so the
// builder can reach it as "../realtime/bench".
const fs = require("node:fs");
const path = require("node:path");

const DEFAULT_REDIS = {
	// Frappe's own defaults (frappe.get_site_config) when nothing is configured.
	redis_cache: "redis://127.0.0.1:13311",
	redis_queue: "redis://127.0.0.1:11311",
};

function isBench(dir) {
	return fs.existsSync(path.join(dir, "sites")) && fs.existsSync(path.join(dir, "apps"));
}

function findBenchRoot(from = __dirname) {
	if (process.env.FRAPPE_BENCH_ROOT) return path.resolve(process.env.FRAPPE_BENCH_ROOT);
	for (let dir = from; dir !== path.dirname(dir); dir = path.dirname(dir)) {
		if (isBench(dir)) return dir;
	}
	throw new Error("no bench found: no parent folder has both 'sites' and 'apps'");
}

function readJson(file, fallback) {
	let text;
	try {
		text = fs.readFileSync(file, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return fallback;
		throw error;
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`${file}: not valid JSON (${error.message})`);
	}
}

function readConfig(root = findBenchRoot()) {
	return readJson(path.join(root, "sites", "common_site_config.json"), {});
}

/** The environment wins over the file, as in frappe.get_site_config. */
function redisUrl(kind, config) {
	return process.env[`FRAPPE_${kind.toUpperCase()}`] || config[kind] || DEFAULT_REDIS[kind];
}

function listSites(root = findBenchRoot()) {
	const sites = path.join(root, "sites");
	return fs
		.readdirSync(sites)
		.filter((name) => fs.existsSync(path.join(sites, name, "site_config.json")));
}

module.exports = { findBenchRoot, listSites, readConfig, readJson, redisUrl };
