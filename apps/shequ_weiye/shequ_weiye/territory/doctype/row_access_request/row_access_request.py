"""A city or province officer says which rows he has to see, where and what for, and sees them for some hours.

The request opens the rows at once and by itself; it is the log that the auditor reads. It is never changed
and never deleted.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_to_date, get_datetime, now_datetime

from shequ_weiye.constants.level_rights import AGGREGATE
from shequ_weiye.constants.row_access import LEAST_REASON_LENGTH
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.permissions.registry import scoped_doctypes
from shequ_weiye.permissions.scope import areas_with_right


class RowAccessRequest(Document):
	"""An entry of the log of rows that were opened."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.territory.doctype.row_access_item.row_access_item import RowAccessItem

		division: DF.Link
		division_code: DF.Data | None
		document_types: DF.Table[RowAccessItem]
		reason: DF.SmallText
		staff_name: DF.Data | None
		until: DF.Datetime | None
		user: DF.Link | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the request."""
		self.refuse_change()
		set_division_code(self)
		self.check_reason()
		self.check_document_types()
		self.open()

	def on_trash(self) -> None:
		"""The log keeps every entry."""
		frappe.throw(_("A request to see rows is never deleted."), frappe.PermissionError)

	def refuse_change(self) -> None:
		"""Raise ``PermissionError`` when a request that was made is saved again."""
		if not self.is_new():
			message = _("A request to see rows cannot be changed. Make a new one.")
			frappe.throw(message, frappe.PermissionError)

	def check_reason(self) -> None:
		"""A reason says something."""
		self.reason = (self.reason or "").strip()
		if len(self.reason) < LEAST_REASON_LENGTH:
			frappe.throw(_("Write in a sentence what you have to see the rows for."))

	def check_document_types(self) -> None:
		"""Rows can be asked for where the officer may see the numbers."""
		for row in self.document_types:
			areas = areas_with_right(frappe.session.user, row.document_type, AGGREGATE)
			known = row.document_type in scoped_doctypes()
			if not known or not any(area.covers(self.division_code) for area in areas):
				message = _("You cannot ask for rows of {0} here. Leave them out.")
				frappe.throw(message.format(_(row.document_type)), frappe.PermissionError)

	def open(self) -> None:
		"""The rows open now, for the officer who asks, for the hours that the settings say."""
		self.user = frappe.session.user
		hours = frappe.get_cached_doc("Access Settings").row_access_hours
		self.until = add_to_date(now_datetime(), hours=hours)

	def is_open(self) -> bool:
		"""Answer whether the rows are open now."""
		return get_datetime(self.until) > now_datetime()
