"""Replaces the keys of a site: everything is sealed and indexed anew, a batch at a time, while people work.

Nothing is lost when it is killed: each batch is a transaction, what is left still bears the old version,
and calling it again goes on there. The old keys stay in the file until they are forgotten on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import frappe
from frappe import _

from shequ_weiye.privacy import keys, vault
from shequ_weiye.privacy.cipher import KeyPair, Place
from shequ_weiye.privacy.fields import SEALED

ROWS_PER_BATCH = 500


def rotate(report: Callable[[int, int], None] = lambda done, total: None) -> int:
	"""Bring every sealed value under the newest keys, new ones unless a rotation is still under way.

	``report`` is told after each batch how many of how many rows are done. Gives the number of rows.
	"""
	if not _old_rows():
		add_version()
	total, done = _old_rows(), 0
	for batch in _batches():
		_seal_anew(batch, keys.key_ring().newest)
		done += len(batch)
		_commit()
		report(done, total)
	return done


def add_version() -> None:
	"""Make new keys, tell the database of them, and only then seal with them."""
	content = keys.read_file()
	version = max(map(int, content["versions"])) + 1
	keys.write_file({**content, "versions": {**content["versions"], str(version): keys.new_pair()}})
	keys.remember(keys.read_ring())
	_commit()
	keys.write_file({**keys.read_file(), "current": version})


def forget_old_keys() -> list[int]:
	"""Take the keys out of the file that nothing is sealed with any more; name their versions.

	Call it when no request can still be running that began before the rotation. Backups made before it
	need the key file of their own time. Raises ``frappe.ValidationError`` while old keys are in use.
	"""
	if _old_rows():
		frappe.throw(_("Some numbers are still sealed with old keys. Finish the rotation first."))
	content, current = keys.read_file(), str(keys.key_ring().current)
	old = [version for version in content["versions"] if version != current]
	known = keys.stored_fingerprints()
	keys.store_fingerprints({version: mark for version, mark in known.items() if version not in old})
	_commit()
	keys.write_file({**content, "versions": {current: content["versions"][current]}})
	return [int(version) for version in old]


def _old_rows() -> int:
	return frappe.db.count(vault.TABLE, {"key_version": ("!=", keys.key_ring().current)})


def _batches() -> Iterator[list[frappe._dict]]:
	"""Give the rows under old keys, locked, until there are none."""
	while rows := _next_rows():
		yield rows


def _next_rows() -> list[frappe._dict]:
	table = frappe.qb.DocType(vault.TABLE)
	# The server's own table: no user has a right to it.
	return (
		frappe.qb.from_(table)
		.select(table.name, table.reference_doctype, table.reference_name, table.fieldname, table.sealed)
		.where(table.key_version != keys.key_ring().current)
		.limit(ROWS_PER_BATCH)
		.for_update()
	).run(as_dict=True)


def _seal_anew(rows: list[frappe._dict], newest: KeyPair) -> None:
	for row in rows:
		place = Place(row.reference_doctype, row.reference_name, row.fieldname)
		sealed = vault.sealed_row(place, vault.unseal(row.sealed, place), _within(place), newest)
		# The operator's command, over all rows: the same value under the newest key.
		frappe.db.set_value(vault.TABLE, row.name, sealed, update_modified=False)


def _within(place: Place) -> str:
	field = SEALED[place.doctype][place.field].within
	# One link of the very record whose number is sealed anew.
	return str(frappe.db.get_value(place.doctype, place.name, field) or "") if field else ""


def _commit() -> None:
	"""Keep what is done; a test keeps its transaction."""
	if not frappe.flags.in_test:
		# The command owns its transaction.
		frappe.db.commit()  # nosemgrep
