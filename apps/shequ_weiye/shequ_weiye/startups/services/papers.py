"""Offers in every application the papers that the settings ask for beside the shipped ones."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.startups import OPTIONAL_DOCUMENTS, REQUIRED_DOCUMENTS
from shequ_weiye.startups.services.settings import required_papers

TABLE, FIELD = "Application Document", "document_name"


def offer_papers() -> None:
	"""Let the choice of papers hold the shipped ones, those of the settings and those in use.

	The choice is a property of the form, as Frappe's Customize Form would write it; it is written anew
	after every release, and taken away when nothing was added.
	"""
	shipped = (*REQUIRED_DOCUMENTS, *OPTIONAL_DOCUMENTS)
	# Names of papers, of no person. An application that lists a paper must stay valid.
	in_use = frappe.get_all(TABLE, pluck=FIELD, distinct=True, order_by=FIELD)
	added = [name for name in dict.fromkeys((*required_papers(), *in_use)) if name not in shipped]
	_write("\n".join((*shipped, *added)) if added else None)


def _write(options: str | None) -> None:
	place = {"doc_type": TABLE, "field_name": FIELD, "property": "options"}
	stored = frappe.db.get_value("Property Setter", place, ["name", "value"], as_dict=True)
	if (stored.value if stored else None) == options:
		return
	if stored:
		frappe.db.delete("Property Setter", {"name": stored.name})
	if options:
		setter = frappe.get_doc({"doctype": "Property Setter", "doctype_or_field": "DocField", **place})
		setter.update({"property_type": "Text", "value": options})
		setter.flags.made_by_the_app = True
		# The right to the settings was checked; the choice follows from them.
		setter.insert(ignore_permissions=True)  # nosemgrep
	frappe.clear_cache(doctype=TABLE)
