const { createClient } = require("@redis/client");

/** node-redis knows only redis:// and rediss://; Frappe also accepts unix:// sockets. */
function clientOptions(url) {
	if (!url.startsWith("unix://")) return { url };
	const parsed = new URL(url);
	const options = { socket: { path: decodeURIComponent(parsed.pathname) } };
	if (parsed.searchParams.has("db")) options.database = Number(parsed.searchParams.get("db"));
	if (parsed.username) options.username = decodeURIComponent(parsed.username);
	if (parsed.password) options.password = decodeURIComponent(parsed.password);
	return options;
}

/** A client that reconnects for ever; `backoff(retries)` gives the pause in milliseconds. */
function persistentClient(url, backoff) {
	const options = clientOptions(url);
	options.socket = { ...options.socket, reconnectStrategy: backoff };
	return createClient(options);
}

/** Run `action(client)` on a short-lived connection; false when Redis is not up. */
async function withRedis(url, action) {
	const options = clientOptions(url);
	options.socket = { ...options.socket, reconnectStrategy: false, connectTimeout: 1500 };
	const client = createClient(options);
	// Without a listener an unreachable server would end the whole process.
	client.on("error", () => {});
	try {
		await client.connect();
		await action(client);
		return true;
	} catch {
		return false;
	} finally {
		if (client.isOpen) await client.disconnect().catch(() => {});
	}
}

module.exports = { clientOptions, persistentClient, withRedis };
