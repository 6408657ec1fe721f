"""The history below a form shows each change with both values to everyone who may read the form."""

from __future__ import annotations

import json
from typing import Any

import frappe

from shequ_weiye.permissions.guards.columns import known_columns
from shequ_weiye.permissions.registry import SCOPES

MASK = "••••"


def mask_guarded_values(doc: Any, _event: str | None = None) -> None:
	"""Write into a history row that a guarded column was changed, not from what to what."""
	if doc.ref_doctype not in SCOPES or not doc.data:
		return
	data = json.loads(doc.data)
	for change in data.get("changed") or []:
		if is_guarded(change[0]):
			change[1:] = [MASK, MASK]
	for row in data.get("row_changed") or []:
		for change in row[3]:
			if is_guarded(change[0]):
				change[1:] = [MASK, MASK]
	for _field, row in (data.get("added") or []) + (data.get("removed") or []):
		row.update({column: MASK for column in row if is_guarded(column) and row[column]})
	doc.data = frappe.as_json(data, indent=None, separators=(",", ":"))


def is_guarded(column: str) -> bool:
	"""Answer whether the column has a permission level of its own."""
	return column in known_columns()["levelled"]
