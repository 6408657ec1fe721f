const { WebUnavailable } = require("./web");

const METHOD = "frappe.realtime.get_user_info";
// A refused Socket.IO client does not come back by itself, so a web server that is
// just restarting is waited for.
const RETRIES = [500, 1000, 2000, 4000];

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function readSid(cookieHeader = "") {
	for (const pair of cookieHeader.split(";")) {
		const [name, ...value] = pair.trim().split("=");
		if (name === "sid") return value.join("=");
	}
	return undefined;
}

function readCredentials({ headers }) {
	return { sid: readSid(headers.cookie), authorization: headers.authorization };
}

/** Socket.IO middleware: lets in whoever the site's web server names as a user. */
function authenticate({ web }, retries = RETRIES) {
	return async (socket, next) => {
		const site = socket.nsp.name.slice(1);
		const credentials = readCredentials(socket.request);
		if (!credentials.sid && !credentials.authorization) return next(refusal());
		try {
			const info = await askWithPatience(web, site, credentials, retries);
			if (!isUser(info)) return next(refusal());
			Object.assign(socket.data, { site, credentials, ...toUser(info) });
			next();
		} catch {
			next(refusal());
		}
	};
}

async function askWithPatience(web, site, credentials, retries) {
	for (const delay of retries) {
		try {
			return await web.call(site, credentials, METHOD);
		} catch (error) {
			if (!(error instanceof WebUnavailable)) throw error;
			await pause(delay);
		}
	}
	return web.call(site, credentials, METHOD);
}

/** The same words for every reason: a stranger learns nothing from them. */
function refusal() {
	return new Error("Not authorized");
}

function isUser(info) {
	return typeof info?.user === "string" && info.user !== "" && info.user !== "Guest";
}

/** With an API key Frappe tells no user type: then only the user's own room is joined. */
function toUser(info) {
	return { user: info.user, isDeskUser: info.user_type === "System User" };
}

module.exports = { authenticate };
