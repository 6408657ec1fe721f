/** One or more faults in source files, in esbuild's message shape. */
class BuildError extends Error {
	constructor(messages) {
		super(messages.map(headline).join("\n"));
		this.name = "BuildError";
		this.messages = messages;
	}
}

function headline({ text, location }) {
	if (!location) return text;
	return `${location.file}:${location.line}:${location.column}: ${text}`;
}

/** Terminal and overlay text: place, message, the line itself. */
function frame(message) {
	const lines = [`> ${headline(message)}`];
	const { location } = message;
	if (location?.lineText) {
		const number = String(location.line);
		lines.push(`    ${number} │ ${location.lineText.slice(0, 200)}`);
		lines.push(`    ${" ".repeat(number.length)} ╵ ${marker(location)}`);
	}
	// Notes with a place tell who imported the file; the others are general advice.
	const notes = (message.notes || []).filter((note) => note.location);
	for (const note of notes) lines.push(`    ${headline(note)}`);
	return lines.join("\n");
}

function marker({ lineText, column, length }) {
	const indent = lineText.slice(0, column).replace(/[^\t]/g, " ");
	return indent + "^".repeat(Math.max(1, Math.min(length || 1, 80)));
}

/** What Desk's build overlay reads from the `build_event` message. */
function overlayPayload(error) {
	const messages = error.messages || [{ text: error.message, location: null }];
	return {
		error: { errors: messages.map((message) => ({ ...message, location: place(message) })) },
		formatted: messages.map(overlayFrame),
		stack: "",
	};
}

function place({ location }) {
	return location || { file: "", line: 0, column: 0 };
}

/** The overlay compiles each text as a Vue template and makes " > file:line:column" a link. */
function overlayFrame(message) {
	const [first, ...rest] = frame(message).split("\n");
	return [` > ${escape(first.slice(2))}`, ...rest.map(escape)].join("\n");
}

function escape(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;");
}

module.exports = { BuildError, frame, overlayPayload };
