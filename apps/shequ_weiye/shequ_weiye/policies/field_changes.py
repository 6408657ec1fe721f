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
		and (df.fieldtype in table_fields or df.fieldtype not in no_value_fields)
		and _comparable(df, before.get(df.fieldname)) != _comparable(df, after.get(df.fieldname))
	]


def _comparable(df: DocField, value: Any) -> Any:
	if df.fieldtype in table_fields:
		return [_row(row) for row in value or []]
	return CASTS.get(df.fieldtype, cstr)(value) if value else None


def _row(row: Document) -> list[Any]:
	fields = [df for df in row.meta.get("fields") if df.fieldtype not in no_value_fields]
	return [_comparable(df, row.get(df.fieldname)) for df in fields]
