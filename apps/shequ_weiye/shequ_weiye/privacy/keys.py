"""The keys of a site: in a file of their own, outside the database and outside of ``bench backup``.

The file lies in the site's folder, or as ``<site>.json`` in the folder that WEIYE_KEY_FOLDER names, readable
by the bench's user alone. Keys are made once, when there is nothing sealed yet. The database knows the
keys' fingerprints: without the right file nothing is sealed, opened or looked up, for a look-up with a wrong
key would find nobody and let everybody be registered twice.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any, NamedTuple

import frappe
from frappe import _

from shequ_weiye.privacy.cipher import KEY_BYTES, KeyPair

FOLDER = "WEIYE_KEY_FOLDER"
FILE = "weiye-keys.json"
FINGERPRINTS = "weiye_key_fingerprints"
ONLY_OWNER = 0o600
LOG = "log"


class KeysUnusableError(frappe.ValidationError):
	"""The keys are missing or are not those with which the data was sealed."""


class KeyRing(NamedTuple):
	"""All keys that data of the site may be sealed with, and which one seals from now on."""

	current: int
	pairs: dict[int, KeyPair]
	log: bytes

	@property
	def newest(self) -> KeyPair:
		"""The keys that seal and index what is written now."""
		return self.pairs[self.current]


def key_ring() -> KeyRing:
	"""Give the keys of the site, read and compared with the database once per request.

	Raises :class:`KeysUnusableError`.
	"""
	if not getattr(frappe.local, "weiye_key_ring", None):
		ring = read_ring()
		_compare(ring)
		frappe.local.weiye_key_ring = ring
	return frappe.local.weiye_key_ring


def forget_ring() -> None:
	"""Read the keys anew at their next use, after they changed."""
	frappe.local.weiye_key_ring = None


def ensure_keys() -> None:
	"""Make the keys of a new site, never those of one that had some. Raises :class:`KeysUnusableError`."""
	if not key_path().exists():
		if stored_fingerprints():
			_refuse(_missing())
		_make(key_path(), {"current": 1, "log": new_key(), "versions": {"1": new_pair()}})
	forget_ring()
	remember(read_ring())
	key_ring()


def remember(ring: KeyRing) -> None:
	"""Tell the database the fingerprints of keys that it does not know yet."""
	store_fingerprints({**fingerprints(ring), **stored_fingerprints()})


def key_path() -> Path:
	"""Say where the keys of the site lie."""
	folder = os.environ.get(FOLDER)
	return Path(folder, f"{frappe.local.site}.json") if folder else Path(frappe.get_site_path(FILE))


def read_file() -> dict[str, Any]:
	"""Read the file of the keys. Raises :class:`KeysUnusableError`."""
	try:
		return json.loads(key_path().read_text(encoding="ascii"))
	except (OSError, ValueError):
		return _refuse(_missing())


def write_file(content: dict[str, Any]) -> None:
	"""Replace the file of the keys at once: a reader finds the old one or the new one, never a half."""
	path = key_path()
	new = path.with_suffix(".new")
	new.unlink(missing_ok=True)
	_make(new, content)
	new.replace(path)
	forget_ring()


def read_ring() -> KeyRing:
	"""Read all keys. Raises :class:`KeysUnusableError` for a file that holds something else."""
	content = read_file()
	try:
		pairs = {int(version): _pair(int(version), pair) for version, pair in content["versions"].items()}
		ring = KeyRing(content["current"], pairs, _key(content[LOG]))
		return ring if ring.current in pairs else _refuse(_missing())
	except (KeyError, TypeError, ValueError, AttributeError):
		return _refuse(_missing())


def new_pair() -> dict[str, str]:
	"""Make the keys of a version, as the file holds them."""
	return {"sealing": new_key(), "finding": new_key()}


def new_key() -> str:
	"""Make one key, as the file holds it."""
	return b64encode(os.urandom(KEY_BYTES)).decode()


def fingerprints(ring: KeyRing) -> dict[str, str]:
	"""Give what the database may know of the keys: enough to recognise them, nothing to make them from."""
	keys = {str(version): pair.sealing + pair.finding for version, pair in ring.pairs.items()}
	return {
		version: hmac.new(key, b"fingerprint", hashlib.sha256).hexdigest()[:16]
		for version, key in {**keys, LOG: ring.log}.items()
	}


def stored_fingerprints() -> dict[str, str]:
	"""Give the fingerprints of the keys with which data of this database was sealed.

	Read past Frappe's cache of such values, which an installation leaves as it was.
	"""
	place = {"parent": "__global", "defkey": FINGERPRINTS}
	return json.loads(frappe.db.get_value("DefaultValue", place, "defvalue") or "{}")


def store_fingerprints(known: dict[str, str]) -> None:
	"""Replace what the database knows of the keys."""
	frappe.db.set_global(FINGERPRINTS, json.dumps(known, sort_keys=True))


def _compare(ring: KeyRing) -> None:
	known = stored_fingerprints()
	if not known or not known.items() <= fingerprints(ring).items():
		_refuse(
			_(
				"The keys of the personal data are not those with which the data was sealed. Nothing is shown or"
				" saved. Ask the operator to put the right key file back."
			)
		)


def _missing() -> str:
	return _(
		"The keys of the personal data are missing or damaged. Nothing is shown or saved. Ask the operator to"
		" put the key file back."
	)


def _refuse(message: str) -> Any:
	frappe.throw(message, KeysUnusableError, title=_("Keys Not Usable"))


def _pair(version: int, pair: dict[str, str]) -> KeyPair:
	return KeyPair(version, _key(pair["sealing"]), _key(pair["finding"]))


def _key(text: str) -> bytes:
	key = b64decode(text, validate=True)
	if len(key) != KEY_BYTES:
		raise ValueError
	return key


def _make(path: Path, content: dict[str, Any]) -> None:
	"""Write a new file that nobody else may read; one that is there already is never overwritten."""
	path.parent.mkdir(parents=True, exist_ok=True)
	with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER), "w") as file:
		json.dump(content, file, indent=1)
		file.flush()
		os.fsync(file.fileno())
