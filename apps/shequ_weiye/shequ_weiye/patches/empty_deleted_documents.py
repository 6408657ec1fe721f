"""Takes the content out of documents that were deleted before nothing of it was kept."""

from __future__ import annotations

import frappe

from shequ_weiye.permissions.guards.deletions import bare, emptied_doctypes

TABLE = "Deleted Document"
ROWS_PER_COMMIT = 500


def execute() -> None:
	"""Empty all rows, in batches, each a transaction; a second run changes nothing."""
	last = ""
	while rows := rows_after(last):
		for row in rows:
			if (kept := bare(row.data)) != row.data:
				# Leaves which document it was, and when and by whom it was deleted.
				frappe.db.set_value(TABLE, row.name, "data", kept, update_modified=False)
		commit()
		last = rows[-1].name


def rows_after(last: str) -> list[frappe._dict]:
	"""Give the next rows, by name."""
	# A release empties those of all areas, and shows none.
	return frappe.get_all(
		TABLE,
		filters={"deleted_doctype": ("in", sorted(emptied_doctypes())), "name": (">", last)},
		fields=["name", "data"],
		order_by="name",
		limit=ROWS_PER_COMMIT,
	)


def commit() -> None:
	"""Keep a batch; a test keeps its transaction."""
	if not frappe.flags.in_test:
		frappe.db.commit()  # nosemgrep
