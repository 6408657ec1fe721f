"""The shipped boards."""

from __future__ import annotations

import unittest

import frappe

from shequ_weiye.constants.kanban import BOARDS
from shequ_weiye.setup.kanban import sync_kanban_boards


class TestKanban(unittest.TestCase):
	def tearDown(self) -> None:
		frappe.db.rollback()

	def test_a_second_run_changes_nothing(self) -> None:
		sync_kanban_boards()
		before = [frappe.get_doc("Kanban Board", board.name).as_dict() for board in BOARDS]
		sync_kanban_boards()
		self.assertEqual([frappe.get_doc("Kanban Board", board.name).as_dict() for board in BOARDS], before)

	def test_what_users_arranged_stays_and_a_lost_column_comes_back(self) -> None:
		sync_kanban_boards()
		board = frappe.get_doc("Kanban Board", BOARDS[0].name)
		lost = board.columns.pop().column_name
		board.columns[0].indicator = "Pink"
		board.save()
		sync_kanban_boards()
		board.reload()
		self.assertEqual(board.columns[0].indicator, "Pink")
		self.assertIn(lost, [column.column_name for column in board.columns])

	def test_the_columns_are_values_that_the_field_can_have(self) -> None:
		for board in BOARDS:
			field = frappe.get_meta(board.document_type).get_field(board.field)
			self.assertIsNotNone(field, board.name)
			values = {column.value for column in board.columns}
			known = set(
				field.options.split("\n")
				if field.fieldtype == "Select"
				else frappe.get_all(field.options, pluck="name")
			)
			self.assertLessEqual(values, known, board.name)
