// The running site learns of new bundles over Redis; without Redis nothing is lost,
// because a site that starts later reads the files.
const { readConfig, redisUrl } = require("../realtime/bench");
const { withRedis } = require("../realtime/redis");

/** Frappe keeps assets.json under this key, shared by all sites (no site prefix). */
async function clearAssetsCache(workspace) {
	const url = redisUrl("redis_cache", readConfig(workspace.root));
	return withRedis(url, (client) => client.del("assets_json"));
}

/**
 * Without a namespace the realtime server hands the event to every site's Desk
 * users: bundles belong to the bench, not to one site.
 */
async function publishBuildEvent(workspace, message) {
	const url = redisUrl("redis_queue", readConfig(workspace.root));
	const event = JSON.stringify({ event: "build_event", message, room: "all" });
	return withRedis(url, (client) => client.publish("events", event));
}

module.exports = { clearAssetsCache, publishBuildEvent };
