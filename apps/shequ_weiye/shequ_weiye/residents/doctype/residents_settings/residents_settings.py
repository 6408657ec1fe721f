# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.residents import WORKING_AGE_BEGINS


class ResidentsSettings(Document):
	"""Days and ages of the residents module."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		older_age_men: DF.Int
		older_age_women: DF.Int
		recheck_days: DF.Int
		reminds_officers: DF.Check
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the values."""
		self.refuse_no_days()
		self.refuse_young_older_workers()

	def refuse_no_days(self) -> None:
		"""Without a single day everybody would be asked anew every night."""
		if (self.recheck_days or 0) < 1:
			frappe.throw(_("{0} must be 1 or more.").format(_(self.meta.get_label("recheck_days"))))

	def refuse_young_older_workers(self) -> None:
		"""Older workers are of working age."""
		for field in ("older_age_men", "older_age_women"):
			if (self.get(field) or 0) <= WORKING_AGE_BEGINS:
				label = _(self.meta.get_label(field))
				frappe.throw(_("{0} must be above {1}.").format(label, WORKING_AGE_BEGINS))
