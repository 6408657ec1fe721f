// A bundle is stale when anything that went into it changed. Own sources are
// hashed by content (a checkout changes times, not content); packages are
// represented by their lock file, which is far quicker than reading them.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { walk } = require("./workspace");

const LOCKS = ["package.json", "package-lock.json", "yarn.lock"];

function sha(...parts) {
	const hash = crypto.createHash("sha256");
	for (const part of parts) hash.update(part).update("\0");
	return hash.digest("hex");
}

/** Content hashes, kept as long as size and time of a file stay the same. */
class FileHashes {
	constructor() {
		this.known = new Map();
	}

	of(file) {
		const stat = fs.statSync(file, { throwIfNoEntry: false });
		if (!stat?.isFile()) return "missing";
		const stamp = `${stat.size}:${stat.mtimeMs}`;
		const known = this.known.get(file);
		if (known?.stamp === stamp) return known.hash;
		const hash = sha(fs.readFileSync(file));
		this.known.set(file, { stamp, hash });
		return hash;
	}
}

function builderHash(hashes) {
	const parts = [];
	walk(__dirname, (file) => {
		if (file.endsWith(".js") && !file.includes(`${path.sep}test${path.sep}`)) {
			parts.push(hashes.of(file));
		}
	});
	return sha(...parts);
}

/** Everything outside the sources that decides what a bundle of this bench looks like. */
function environmentHash(workspace, mode, hashes) {
	const locks = workspace.apps.flatMap((app) =>
		LOCKS.map((name) => hashes.of(path.join(app.root, name)))
	);
	return sha(mode, builderHash(hashes), ...locks);
}

function fingerprint(workspace, environment, inputs, hashes) {
	const parts = inputs.map((input) => `${input}=${hashes.of(path.join(workspace.root, input))}`);
	return sha(environment, ...parts);
}

module.exports = { FileHashes, environmentHash, fingerprint, sha };
