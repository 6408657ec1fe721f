"""What administrators decide about training: days, sizes and limits."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class TrainingSettings(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		class_reminder_days: DF.Int
		default_quorum_max: DF.Int
		default_quorum_min: DF.Int
		max_subsidised_per_year: DF.Int
		min_attendance_percent: DF.Percent
		offer_days: DF.Int
		quorum_warning_days: DF.Int
		repeat_days: DF.Int
		result_days: DF.Int
		same_course_days: DF.Int
		verify_days: DF.Int
	# end: auto-generated types
	"""One record for the whole site."""

	def validate(self) -> None:
		"""Refuse settings that contradict each other."""
		self.check_sizes()
		self.check_attendance()

	def check_sizes(self) -> None:
		"""Refuse a largest class that is smaller than the smallest."""
		if self.default_quorum_max < self.default_quorum_min:
			frappe.throw(_("The largest class is smaller than the smallest. Correct one of them."))

	def check_attendance(self) -> None:
		"""Refuse a share that nobody can reach."""
		if not 0 <= self.min_attendance_percent <= 100:
			frappe.throw(_("The attendance needed is a share from 0 to 100 percent."))
