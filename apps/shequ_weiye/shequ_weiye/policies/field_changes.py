"""Which fields of a document differ from what is stored."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from frappe.model import no_value_fields, table_fields
from frappe.utils import cint, cstr, flt, getdate

if TYPE_CHECKING:
	from frappe.core.doctype.docfield.docfield import DocField
	from frappe.model.document import Document

CASTS = {"Date": getdate, "Check": cint, "Int": cint, "Currency": flt, "Float": flt, "Percent": flt}


def changed_fields(before: Document, after: Document, ignored: Collection[str]) -> list[str]:
	"""Name the fields, tables too, whose values differ; an empty text, zero and nothing are the same."""
	return [
		df.fieldname
		for df in after.meta.get("fields")
		if df.fieldname not in ignored
		and _is_stored(df)
		and _comparable(df, before.get(df.fieldname)) != _comparable(df, after.get(df.fieldname))
	]


def _is_stored(df: DocField) -> bool:
	# A form sends back what it was shown, virtual fields too; they change nothing.
	return not df.is_virtual and (df.fieldtype in table_fields or df.fieldtype not in no_value_fields)


def _comparable(df: DocField, value: Any) -> Any:
	if df.fieldtype in table_fields:
		return [_row(row) for row in value or []]
	return CASTS.get(df.fieldtype, cstr)(value) if value else None


def _row(row: Document) -> list[Any]:
	fields = [df for df in row.meta.get("fields") if _is_stored(df)]
	return [_comparable(df, row.get(df.fieldname)) for df in fields]
