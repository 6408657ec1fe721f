const { frame } = require("./errors");

// The first faults explain the rest; a missing package gives hundreds.
const SHOWN = 20;

function reportBuild({ results, total }, started) {
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	if (!results.length) {
		console.log(`unchanged: ${total} bundles up to date (${seconds} s)`);
		return;
	}
	for (const { entry, files } of results) {
		for (const { folder, name, text } of files) {
			const size = `${(Buffer.byteLength(text) / 1024).toFixed(1)} kB`.padStart(11);
			console.log(`${size}  ${entry.app.name}/dist/${folder}/${name}`);
		}
	}
	console.log(`built ${results.length} of ${total} bundles (${seconds} s)`);
}

function reportError(error) {
	if (error.messages) {
		for (const message of error.messages.slice(0, SHOWN)) console.error(frame(message));
		console.error(`build failed: ${error.messages.length} error(s); nothing was changed`);
		return;
	}
	console.error(`build failed: ${error.message}`);
	// Our own faults, unlike those of a source file, need their origin.
	if (error.code === undefined && process.env.DEBUG) console.error(error.stack);
}

module.exports = { reportBuild, reportError };
