# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint

from shequ_weiye.assistance.services.windows import FULL_YEAR
from shequ_weiye.constants.assistance import KINDS, QUOTA_FLOORS
from shequ_weiye.constants.levels import CITY, COUNTY
from shequ_weiye.permissions.area import level_of


class AssistanceSettings(Document):
	"""Quotas, service year and reminders of the assistance ledger."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.assistance.doctype.assistance_place_rule.assistance_place_rule import (
			AssistancePlaceRule,
		)

		distinct_content: DF.Check
		gap_days: DF.Int
		guidance_quota: DF.Int
		job_quota: DF.Int
		needs_proof: DF.Check
		opens_next_year: DF.Check
		pauses_when_employed: DF.Check
		place_rules: DF.Table[AssistancePlaceRule]
		policy_quota: DF.Int
		reminder_days: DF.Int
		reminds_officers: DF.Check
		training_quota: DF.Int
		window_kind: DF.Literal["Registration Date", "Calendar Year"]
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the values."""
		self.refuse_quotas_below_plan()
		self.refuse_impossible_gaps()
		self.refuse_unclear_places()

	def refuse_quotas_below_plan(self) -> None:
		"""A place may do more than the plan says, never less (plan 2023-2025, task 16)."""
		for kind, floor in QUOTA_FLOORS.items():
			field = f"{kind.lower()}_quota"
			if (self.get(field) or 0) < floor:
				message = _(
					"{0} must not be below {1}, the least that the plan asks for. Enter that or more."
				)
				frappe.throw(message.format(_(self.meta.get_label(field)), floor))

	def refuse_impossible_gaps(self) -> None:
		"""The services of a year fit into it with the days asked for between them."""
		most = max(self.get(f"{kind.lower()}_quota") for kind in KINDS)
		longest = FULL_YEAR // most
		for rule in (self, *self.place_rules):
			if not 1 <= cint(rule.gap_days) <= longest:
				message = _("Between two services of a kind there may be 1 to {0} days. Enter such a number.")
				frappe.throw(message.format(longest))

	def refuse_unclear_places(self) -> None:
		"""A county or city has one rule of its own; those below follow it."""
		places = [rule.division for rule in self.place_rules]
		for place in places:
			if level_of(place) not in (CITY, COUNTY):
				frappe.throw(_("Only a county or a city has rules of its own. Choose one of these."))
			if places.count(place) > 1:
				frappe.throw(_("A place stands in the list twice. Leave one of its rows."))
