"""Brings the shipped filters into the lists' sidebars; what people saved themselves is never touched."""

from __future__ import annotations

import json

import frappe
from frappe import _

from shequ_weiye.constants.saved_filters import SAVED_FILTERS, SavedFilter
from shequ_weiye.constants.site_settings import LANGUAGE

# Told apart from people's own by their names.
PREFIX = "weiye-"


def sync_saved_filters() -> None:
	"""Create the filters that are missing and bring the others to this release; drop those no longer shipped."""
	for shipped in SAVED_FILTERS:
		_sync(shipped)
	_delete_others({_name(shipped) for shipped in SAVED_FILTERS})


def remove_saved_filters() -> None:
	"""Delete the shipped filters."""
	_delete_others(set())


def _sync(shipped: SavedFilter) -> None:
	name, values = _name(shipped), _values(shipped)
	stored = frappe.db.get_value("List Filter", name, list(values), as_dict=True)
	if stored is None:
		frappe.get_doc({"doctype": "List Filter", "name": name, **values}).insert(set_name=name)
	elif stored != values:
		# A filter that the product ships, told by its name; it holds no record of a place or person.
		frappe.db.set_value("List Filter", name, values)


def _values(shipped: SavedFilter) -> dict[str, str]:
	rows = [[shipped.document_type, *condition] for condition in shipped.conditions]
	return {
		"filter_name": _(shipped.title, LANGUAGE),
		"reference_doctype": shipped.document_type,
		"for_user": "",
		"filters": json.dumps(rows, ensure_ascii=False),
	}


def _name(shipped: SavedFilter) -> str:
	return f"{PREFIX}{frappe.scrub(shipped.document_type)}-{frappe.scrub(shipped.title)}"


def _delete_others(kept: set[str]) -> None:
	# As above: people's own filters have other names.
	names = frappe.get_all("List Filter", filters={"name": ("like", f"{PREFIX}%")}, pluck="name")
	for name in set(names) - kept:
		frappe.delete_doc("List Filter", name, force=True, ignore_permissions=True)
