// Redis → browsers. frappe.realtime.emit_via_redis publishes on channel "events" of
// redis_queue (not of redis_socketio, which older versions used).
const { persistentClient } = require("./redis");
const { SITE_ROOM } = require("./rooms");

const CHANNEL = "events";
const LONGEST_PAUSE = 5000;

const backoff = (retries) => Math.min(100 * 2 ** Math.min(retries, 10), LONGEST_PAUSE);

function listenToEvents(url, namespaces) {
	const client = persistentClient(url, backoff);
	watchConnection(client);
	// connect() only settles once Redis is there; after a loss the client subscribes again.
	const connected = client
		.connect()
		.then(() => client.subscribe(CHANNEL, (text) => dispatch(text, namespaces)))
		.catch((error) => console.error(`realtime: redis: ${error.message}`));
	return {
		connected,
		ready: () => client.isReady,
		close: async () => {
			if (client.isOpen) await client.disconnect();
		},
	};
}

/** One line when the connection is lost and one when it is back, not one per attempt. */
function watchConnection(client) {
	let lost = false;
	client.on("error", (error) => {
		if (!lost) console.error(`realtime: redis lost (${error.code || error.name}), retrying`);
		lost = true;
	});
	client.on("ready", () => {
		if (lost) console.log("realtime: redis is back");
		lost = false;
	});
}

function dispatch(text, namespaces) {
	const message = parse(text);
	if (typeof message?.event !== "string") return;
	const target = message.room || SITE_ROOM;
	for (const namespace of receivers(message, namespaces)) {
		namespace.to(target).emit(message.event, message.message);
	}
}

function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Only news of a build concerns all sites; any other event without a site is nobody's. */
function receivers({ namespace, event }, namespaces) {
	if (namespace) return [namespaces.get(`/${namespace}`)].filter(Boolean);
	return event === "build_event" ? namespaces.values() : [];
}

module.exports = { listenToEvents };
