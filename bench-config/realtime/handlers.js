// What a signed-in client may ask for. The events are those of socketio_client.js.
const rooms = require("./rooms");

const MAX_NAME = 500;
// Questions wait in line, one at a time per client; a longer line is not a person.
const MAX_WAITING = 50;

function register(socket, bench) {
	const { user, isDeskUser } = socket.data;
	socket.join([rooms.userRoom(user), rooms.WEBSITE_ROOM]);
	if (isDeskUser) socket.join(rooms.SITE_ROOM);

	const subscriptions = new rooms.Subscriptions(socket, (doc) => doc && tellViewers(socket, doc));
	const client = { socket, bench, subscriptions };
	const inTurn = queue();
	for (const [event, { arity, act }] of Object.entries(EVENTS)) {
		socket.on(event, (...values) => {
			const names = values.slice(0, arity).map(toName);
			if (names.length < arity || names.includes(undefined)) return;
			inTurn(() => socket.connected && act(client, ...names));
		});
	}
	socket.on("disconnect", () => tellAllViewers(client));
}

/** Document names may be numbers (autoincrement); nothing else but text is a name. */
function toName(value) {
	if (Number.isSafeInteger(value)) return String(value);
	const good = typeof value === "string" && value !== "" && value.length <= MAX_NAME;
	return good ? value : undefined;
}

/**
 * In the order they were sent, though answers take their time: otherwise a form closed
 * quickly would be "opened" after it was closed.
 */
function queue() {
	let last = Promise.resolve();
	let waiting = 0;
	return (action) => {
		if (waiting >= MAX_WAITING) return;
		waiting++;
		last = last
			.then(action)
			// No permission and no answer are the same here: the room is not joined.
			.catch(() => {})
			.finally(() => waiting--);
	};
}

async function allowed({ socket, bench }, method, parameters) {
	const { site, credentials } = socket.data;
	const answer = await bench.web.call(site, credentials, `frappe.realtime.${method}`, parameters);
	return Boolean(answer) && socket.connected;
}

function mayReadDoc(client, doctype, docname) {
	return allowed(client, "can_subscribe_doc", { doctype, docname });
}

async function subscribeDoctype(client, doctype) {
	const room = rooms.doctypeRoom(doctype);
	if (await allowed(client, "can_subscribe_doctype", { doctype }))
		client.subscriptions.join(room);
}

async function subscribeDoc(client, doctype, docname) {
	const room = rooms.docRoom(doctype, docname);
	if (await mayReadDoc(client, doctype, docname)) client.subscriptions.join(room);
}

async function openDoc(client, doctype, docname) {
	const { socket, subscriptions } = client;
	const room = rooms.openDocRoom(doctype, docname);
	// Desk subscribes and opens in one go: one question for both.
	const known = subscriptions.has(rooms.docRoom(doctype, docname)) || subscriptions.has(room);
	if (!known && !(await mayReadDoc(client, doctype, docname))) return;
	subscriptions.join(room, { doctype, docname });
	await tellViewers(socket, { doctype, docname });
}

async function closeDoc({ socket, subscriptions }, doctype, docname) {
	const room = rooms.openDocRoom(doctype, docname);
	if (!subscriptions.has(room)) return;
	subscriptions.leave(room);
	await tellViewers(socket, { doctype, docname });
}

/** Who has the document open, told to all who have it open. */
async function tellViewers({ nsp }, { doctype, docname }) {
	const room = rooms.openDocRoom(doctype, docname);
	const sockets = await nsp.in(room).fetchSockets();
	const users = [...new Set(sockets.map((socket) => socket.data.user))];
	nsp.to(room).emit("doc_viewers", { doctype, docname, users });
}

/** After a disconnect: Socket.IO has already taken the socket out of its rooms. */
function tellAllViewers({ socket, subscriptions }) {
	const opened = [...subscriptions.rooms.values()].filter(Boolean);
	for (const doc of opened) tellViewers(socket, doc).catch(() => {});
}

// A task's id is random and known only to the one who started it: nothing to ask.
const joinTask = ({ subscriptions }, task) => subscriptions.join(rooms.taskRoom(task));

/** Leaving needs no permission. */
const leave =
	(roomOf) =>
	({ subscriptions }, ...names) =>
		subscriptions.leave(roomOf(...names));

const EVENTS = {
	task_subscribe: { arity: 1, act: joinTask },
	progress_subscribe: { arity: 1, act: joinTask },
	task_unsubscribe: { arity: 1, act: leave(rooms.taskRoom) },
	doctype_subscribe: { arity: 1, act: subscribeDoctype },
	doctype_unsubscribe: { arity: 1, act: leave(rooms.doctypeRoom) },
	doc_subscribe: { arity: 2, act: subscribeDoc },
	doc_unsubscribe: { arity: 2, act: leave(rooms.docRoom) },
	doc_open: { arity: 2, act: openDoc },
	doc_close: { arity: 2, act: closeDoc },
};

module.exports = { register };
