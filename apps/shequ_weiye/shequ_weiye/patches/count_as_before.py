"""Lets services on record count as they did, and notes the content of each; stricter rules are switched on by hand."""

from __future__ import annotations

import frappe

from shequ_weiye.assistance.services.contents import content_key

SETTINGS = "Assistance Settings"
STRICTER = ("distinct_content", "needs_proof", "pauses_when_employed")
ROWS = 5000


def execute() -> None:
	"""Set the new settings once, and the key of every contact without one; a second run finds nothing to do."""
	_set_rules()
	last = ""
	while rows := _without_key(last):
		for row in rows:
			if key := content_key(row.content, row.evidence, row.source_name):
				# A patch works on all areas; a key that follows from what is there.
				frappe.db.set_value("Service Contact", row.name, "content_key", key, update_modified=False)
		last = rows[-1].name


def _set_rules() -> None:
	if "gap_days" in frappe.db.get_singles_dict(SETTINGS):
		return
	# A place that counted without these rules goes on so until its administrator decides; a new one begins with them.
	is_strict = not frappe.db.count("Service Contact")
	settings = frappe.get_doc(SETTINGS)
	settings.update({"gap_days": 1, **dict.fromkeys(STRICTER, int(is_strict))})
	settings.save()


def _without_key(last: str) -> list[frappe._dict]:
	# As above.
	return frappe.get_all(
		"Service Contact",
		filters={"content_key": ("is", "not set"), "name": (">", last)},
		fields=["name", "content", "evidence", "source_name"],
		order_by="name",
		limit=ROWS,
	)
