"""Seals the identity numbers, mobiles and accounts of records made before they were sealed."""

from __future__ import annotations

import json
from typing import Any

import frappe

from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.privacy.fields import SEALED, Sealed
from shequ_weiye.privacy.keys import ensure_keys
from shequ_weiye.privacy.mask import is_masked, mask

ROWS_PER_COMMIT = 500
OLD_UNIQUE = {"Job Fair Sign Up": "fair_and_mobile", "Resident": "id_number"}


def execute() -> None:
	"""Seal all rows, then clean what Frappe kept of them; a second run finds nothing to do."""
	ensure_keys()
	drop_old_unique_keys()
	for doctype, fields in SEALED.items():
		for field, declared in fields.items():
			seal_rows(doctype, field, declared)
	drop_unused_column()
	clean_history("Version", "ref_doctype", clean_version)
	clean_history("Deleted Document", "deleted_doctype", clean_document)


def drop_old_unique_keys() -> None:
	"""Masks may be equal; the sealed values have a unique key of their own."""
	for doctype, key in OLD_UNIQUE.items():
		# Reads the schema, no row.
		if frappe.db.sql(f"show index from `tab{doctype}` where Key_name = %s and Non_unique = 0", key):
			frappe.db.sql_ddl(f"alter table `tab{doctype}` drop index `{key}`")


def drop_unused_column() -> None:
	"""The masked copy of the identity number, which the number itself now is."""
	if "id_number_masked" in frappe.db.get_table_columns("Resident"):
		frappe.db.sql_ddl("alter table `tabResident` drop column `id_number_masked`")


def seal_rows(doctype: str, field: str, declared: Sealed) -> None:
	"""Seal one field, in batches, each a transaction."""
	while rows := plain_rows(doctype, field, declared):
		for row in rows:
			vault.keep(Place(doctype, row.name, field), row.plain, str(row.within or ""))
			# A patch works on all areas; the time stamp stays, since nobody changed the record.
			frappe.db.set_value(
				doctype, row.name, field, mask(row.plain, declared.kind), update_modified=False
			)
		commit()


def plain_rows(doctype: str, field: str, declared: Sealed) -> list[frappe._dict]:
	"""Give the next rows whose value is no mask."""
	within = f"`{declared.within}`" if declared.within else "null"
	# A patch works on all areas; names of columns come from the registry of sealed fields.
	return frappe.db.sql(
		f"""select name, `{field}` as plain, {within} as `within` from `tab{doctype}`
		where ifnull(`{field}`, '') != '' and `{field}` not like '%%*%%' limit {ROWS_PER_COMMIT}""",
		as_dict=True,
	)


def clean_history(table: str, doctype_field: str, clean: Any) -> None:
	"""Mask the numbers in what Frappe kept of earlier states, in batches, each a transaction.

	What is masked stays masked: a run that was cut short begins anew and changes only what is left.
	"""
	last = ""
	while rows := history_after(last, table, doctype_field):
		for row in rows:
			content = json.loads(row.data or "{}")
			if clean(content, SEALED[row.doctype]):
				# Masks what the history says; who changed what, and when, stays.
				frappe.db.set_value(table, row.name, "data", frappe.as_json(content), update_modified=False)
		commit()
		last = rows[-1].name


def history_after(last: str, table: str, doctype_field: str) -> list[frappe._dict]:
	"""Give the next rows, by name, of what Frappe kept."""
	# The history of all areas: a number must stay plain in none of them.
	return frappe.get_all(
		table,
		filters={doctype_field: ("in", list(SEALED)), "name": (">", last)},
		fields=["name", "data", f"{doctype_field} as doctype"],
		order_by="name",
		limit=ROWS_PER_COMMIT,
	)


def clean_version(content: dict[str, Any], fields: dict[str, Sealed]) -> bool:
	"""Mask old and new value of each change; answer whether there was anything to mask."""
	found = False
	for change in content.get("changed") or []:
		declared = fields.get(change[0])
		if declared:
			masked = [mask(value, declared.kind) if is_plain(value) else value for value in change[1:]]
			found = found or masked != change[1:]
			change[1:] = masked
	return found


def clean_document(content: dict[str, Any], fields: dict[str, Sealed]) -> bool:
	"""Mask the numbers of a deleted record; answer whether there was anything to mask."""
	plain = [(field, declared) for field, declared in fields.items() if is_plain(content.get(field))]
	content.update({field: mask(content[field], declared.kind) for field, declared in plain})
	return bool(plain)


def is_plain(value: Any) -> bool:
	"""Answer whether a value is a number that is not masked."""
	return isinstance(value, str) and bool(value) and not is_masked(value)


def commit() -> None:
	"""Keep a batch; a test keeps its transaction."""
	if not frappe.flags.in_test:
		frappe.db.commit()  # nosemgrep
