# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.assistance import QUOTA_FLOORS


class AssistanceSettings(Document):
	"""Quotas, service year and reminders of the assistance ledger."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		guidance_quota: DF.Int
		job_quota: DF.Int
		opens_next_year: DF.Check
		policy_quota: DF.Int
		reminder_days: DF.Int
		reminds_officers: DF.Check
		training_quota: DF.Int
		window_kind: DF.Literal["Registration Date", "Calendar Year"]
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the values."""
		self.refuse_quotas_below_plan()

	def refuse_quotas_below_plan(self) -> None:
		"""A place may do more than the plan says, never less (plan 2023-2025, task 16)."""
		for kind, floor in QUOTA_FLOORS.items():
			field = f"{kind.lower()}_quota"
			if (self.get(field) or 0) < floor:
				message = _(
					"{0} must not be below {1}, the least that the plan asks for. Enter that or more."
				)
				frappe.throw(message.format(_(self.meta.get_label(field)), floor))
