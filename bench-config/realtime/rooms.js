// Room names as frappe/realtime.py makes them, and a socket's share of rooms.
const SITE_ROOM = "all";
const WEBSITE_ROOM = "website";

// Desk never unsubscribes from documents once opened, so a full share drops its oldest
// room instead of refusing the newest: that is the one on the screen.
const MAX_ROOMS = 200;

const userRoom = (user) => `user:${user}`;
const taskRoom = (task) => `task_progress:${task}`;
const doctypeRoom = (doctype) => `doctype:${doctype}`;
const docRoom = (doctype, name) => `doc:${doctype}/${name}`;
const openDocRoom = (doctype, name) => `open_doc:${doctype}/${name}`;

/** The rooms a socket has asked for, oldest first. */
class Subscriptions {
	constructor(socket, onEvict, limit = MAX_ROOMS) {
		Object.assign(this, { socket, onEvict, limit });
		this.rooms = new Map();
	}

	has(room) {
		return this.rooms.has(room);
	}

	/** `details` come back to `onEvict` when the room has to make way. */
	join(room, details) {
		this.rooms.delete(room);
		while (this.rooms.size >= this.limit) {
			const [oldest, oldDetails] = this.rooms.entries().next().value;
			this.leave(oldest);
			this.onEvict(oldDetails);
		}
		this.rooms.set(room, details);
		this.socket.join(room);
	}

	leave(room) {
		this.rooms.delete(room);
		this.socket.leave(room);
	}
}

module.exports = {
	SITE_ROOM,
	WEBSITE_ROOM,
	Subscriptions,
	docRoom,
	doctypeRoom,
	openDocRoom,
	taskRoom,
	userRoom,
};
