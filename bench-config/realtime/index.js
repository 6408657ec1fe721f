const { startServer } = require("./server");

const GRACE = 5000;

/** Run until told to stop. */
async function main() {
	const server = await startServer().catch((error) => {
		console.error(`realtime: cannot start: ${error.message}`);
		process.exit(1);
	});
	console.log(`realtime: listening on port ${server.port}`);
	for (const name of ["SIGTERM", "SIGINT"]) process.once(name, () => stop(server));
}

async function stop(server) {
	// A client that does not let go must not hold up a restart.
	setTimeout(() => process.exit(0), GRACE).unref();
	await server.close().catch(() => {});
	console.log("realtime: stopped");
	process.exit(0);
}

module.exports = { main };
