"""Brings the shipped boards into a site; one that is there stays as its users arranged it."""

from __future__ import annotations

import json

import frappe

from shequ_weiye.constants.kanban import BOARDS, Board


def sync_kanban_boards() -> None:
	"""Create the boards that are missing and add columns for values that a release brought."""
	for board in BOARDS:
		if frappe.db.exists("Kanban Board", board.name):
			_add_missing_columns(board)
		else:
			_create(board)


def remove_kanban_boards() -> None:
	"""Delete the shipped boards."""
	for board in BOARDS:
		frappe.delete_doc("Kanban Board", board.name, ignore_missing=True, force=True)


def _create(board: Board) -> None:
	values = {
		"doctype": "Kanban Board",
		"kanban_board_name": board.name,
		"reference_doctype": board.document_type,
		"field_name": board.field,
		"fields": json.dumps(board.fields),
		"show_labels": 1,
		"private": 0,
	}
	columns = [{"column_name": column.value, "indicator": column.colour} for column in board.columns]
	frappe.get_doc({**values, "columns": columns}).insert()


def _add_missing_columns(board: Board) -> None:
	stored = frappe.get_doc("Kanban Board", board.name)
	known = {row.column_name for row in stored.columns}
	missing = [column for column in board.columns if column.value not in known]
	for column in missing:
		stored.append("columns", {"column_name": column.value, "indicator": column.colour})
	if missing:
		stored.save()
