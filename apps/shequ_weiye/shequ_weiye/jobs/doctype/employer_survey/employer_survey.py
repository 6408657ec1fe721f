"""What a visit to an employer found: how many work there, who is wanted, on what terms (用工调查).

The three questions are those of plan task 15: 用工数量, 缺工情况, 用工条件.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, nowdate

from shequ_weiye.jobs.services.records import require_mandatory, require_visible
from shequ_weiye.permissions.division import set_division_code


class EmployerSurvey(Document):
	"""One visit to one employer."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		conditions: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link
		headcount: DF.Int
		shortage: DF.Int
		shortage_detail: DF.SmallText | None
		surveyed_on: DF.Date
		surveyor: DF.Link | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the record; every rule is one method."""
		require_mandatory(self)
		self.set_place()
		self.set_surveyor()
		self.refuse_future_visit()
		self.check_numbers()

	def on_update(self) -> None:
		"""Let the employer show the newest numbers."""
		frappe.get_doc("Employer", self.employer).take_over_last_survey()

	def set_place(self) -> None:
		"""Place the survey where its employer is."""
		require_visible("Employer", self.employer)
		self.division = frappe.db.get_value("Employer", self.employer, "division")  # visible, as just checked
		set_division_code(self)

	def set_surveyor(self) -> None:
		"""Write down who visited: whoever records the survey."""
		before = self.get_doc_before_save()
		self.surveyor = before.surveyor if before else frappe.session.user

	def refuse_future_visit(self) -> None:
		"""Refuse a visit that has not happened."""
		if self.surveyed_on and getdate(self.surveyed_on) > getdate(nowdate()):
			frappe.throw(_("The day of the survey lies in the future. Enter a day up to today."))

	def check_numbers(self) -> None:
		"""Refuse negative numbers, and a shortage of which nobody says what work it is."""
		if min(self.headcount or 0, self.shortage or 0) < 0:
			frappe.throw(_("Persons employed and persons wanted cannot be negative."))
		if self.shortage and not (self.shortage_detail or "").strip():
			frappe.throw(_("People are wanted: write for which work, so that posts can be made of it."))
