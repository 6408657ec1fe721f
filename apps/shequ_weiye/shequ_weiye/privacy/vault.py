"""Keeps sealed values: one row of *Sealed Value* per record and field, apart from the record itself.

The record shows the mask only. So no list, form, report, export, print, version or ``select *`` can hand out
what it does not hold, and no user has a right to the table that does.
"""

from __future__ import annotations

import hmac
from typing import Any

import frappe
from frappe import _
from frappe.utils import now

from shequ_weiye.privacy.cipher import (
	BrokenSealError,
	KeyPair,
	Place,
	blind_index,
	open_sealed,
	seal,
	version_of,
)
from shequ_weiye.privacy.fields import SEALED
from shequ_weiye.privacy.keys import key_ring

TABLE = "Sealed Value"

# The table has no rights, so everything here passes them by: callers decide who may know a value.


class UnreadableError(frappe.ValidationError):
	"""A sealed value was tampered with, or its key is gone."""


def keep(place: Place, plain: str, within: str = "") -> bool:
	"""Seal a value in its place; answer whether another one was there.

	Raises pymysql's integrity error where the value is unique and taken.
	"""
	row = sealed_row(place, plain, within, key_ring().newest)
	stored = frappe.db.get_value(TABLE, row_name(place), ["blind_index", "unique_index"])
	if not stored:
		_insert(place, row)
	elif stored != (row["blind_index"], row["unique_index"]):
		# The number of a record whose own save was permitted.
		frappe.db.set_value(TABLE, row_name(place), row, update_modified=False)
		return stored[0] != row["blind_index"]
	return False


def _insert(place: Place, row: dict[str, Any]) -> None:
	stamp = {"creation": now(), "modified": now(), "owner": "Administrator", "modified_by": "Administrator"}
	# The number of a record whose own save was permitted.
	frappe.db.bulk_insert(
		TABLE,
		fields=["name", *stamp, "reference_doctype", "reference_name", "fieldname", *row],
		values=[(row_name(place), *stamp.values(), *place, *row.values())],
	)


def sealed_row(place: Place, plain: str, within: str, keys: KeyPair) -> dict[str, Any]:
	"""Give what is stored of a value under one version of the keys."""
	field = SEALED[place.doctype][place.field]
	unique = blind_index(plain, keys, place.doctype, place.field, within) if field.unique else None
	return {
		"sealed": seal(plain, keys, place),
		"blind_index": blind_index(plain, keys, place.doctype, place.field),
		"unique_index": unique,
		"key_version": keys.version,
	}


def read(place: Place) -> str | None:
	"""Give the value sealed in a place, if there is one. Raises :class:`UnreadableError`."""
	sealed = frappe.db.get_value(TABLE, row_name(place), "sealed")
	return unseal(sealed, place) if sealed else None


def unseal(sealed: str, place: Place) -> str:
	"""Open a sealed text. Raises :class:`UnreadableError`."""
	try:
		return open_sealed(sealed, key_ring().pairs[version_of(sealed)], place)
	except (BrokenSealError, KeyError):
		frappe.throw(
			_(
				"This number cannot be read: it was altered, or its key is gone. Ask the operator to check it."
			),
			UnreadableError,
		)


def find(doctype: str, field: str, plain: str) -> list[str]:
	"""Name the records whose field holds exactly ``plain``, in all areas."""
	# One number belongs to one person in the whole province. Callers refuse a second record of it, or check each
	# name like any other document before they show it.
	return frappe.get_all(
		TABLE, filters={"blind_index": ("in", _indexes(doctype, field, plain))}, pluck="reference_name"
	)


def holds(place: Place, plain: str) -> bool:
	"""Answer whether a place holds exactly ``plain``."""
	stored = frappe.db.get_value(TABLE, row_name(place), "blind_index") or ""
	return any([hmac.compare_digest(stored, index) for index in _indexes(place.doctype, place.field, plain)])


def forget(doctype: str, name: str, field: str | None = None) -> None:
	"""Destroy the values of a record, or of one of its fields."""
	fields = [field] if field else list(SEALED[doctype])
	# What belongs to the very record or field that the caller may empty.
	frappe.db.delete(TABLE, {"name": ("in", [row_name(Place(doctype, name, each)) for each in fields])})


def row_name(place: Place) -> str:
	"""Give the name of the row that holds a place's value."""
	return ":".join(place)


def _indexes(doctype: str, field: str, plain: str) -> list[str]:
	"""While keys change, a value may be indexed under any of them."""
	return [blind_index(plain, keys, doctype, field) for keys in key_ring().pairs.values()]
