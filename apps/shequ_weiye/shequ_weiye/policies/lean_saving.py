"""Saves a case with fewer questions to the database than any other document; what is checked stays the same.

A step changes a few fields of a case and adds a row to its log. Frappe would read the case again to compare it,
write every row of every table, and read each notification anew.
"""

from __future__ import annotations

from copy import copy
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.model.meta import Meta

# What every save stamps on all rows.
STAMPS = frozenset({"modified", "modified_by"})


class LeanSaving(Document):
	"""The base of documents that are saved step by step, many a minute."""

	def keep_stored(self) -> None:
		"""Take this copy, just read and locked, for what is stored: the next save compares with it.

		The lock keeps everybody else from writing until the transaction ends.
		"""
		stored = copy(self)
		stored.flags = frappe._dict()
		for field in self.meta.get_table_fields():
			stored.set(field.fieldname, [copy(row) for row in self.get(field.fieldname)])
		self.flags.stored = stored

	def load_doc_before_save(self, *, raise_exception: bool = False) -> None:
		"""Compare with what was read under the lock, once; else with what the database says now."""
		stored = self.flags.pop("stored", None)
		if stored is None:
			super().load_doc_before_save(raise_exception=raise_exception)
		else:
			self._doc_before_save = stored

	def update_child_table(self, fieldname: str, df: Any = None) -> None:
		"""Write the rows of a table that were added or changed; where one was taken away, do as Frappe does."""
		before = self.get_doc_before_save()
		known = {row.name: row for row in before.get(fieldname)} if before else {}
		rows = self.get(fieldname)
		if not before or not known.keys() <= {row.name for row in rows}:
			super().update_child_table(fieldname, df)
			return
		for row in rows:
			if row.name not in known or _differ(known[row.name], row):
				row.db_update()

	def run_notifications(self, method: str) -> None:
		"""Run the notifications as Frappe does; it takes them by name, or as they are kept in memory."""
		super().run_notifications(method)
		if any(isinstance(each.name, str) for each in self.flags.notifications or ()):
			self.flags.notifications = [_with_document(each) for each in self.flags.notifications]


def _differ(stored: Document, row: Document) -> bool:
	meta: Meta = row.meta
	return stored is not row and any(
		stored.get(column) != row.get(column) for column in meta.get_valid_columns() if column not in STAMPS
	)


def _with_document(notification: frappe._dict) -> frappe._dict:
	return frappe._dict(notification, name=frappe.get_cached_doc("Notification", notification.name))
