"""Amounts, conditions and time limits of startup subsidies."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import fmt_money

from shequ_weiye.constants.startups import (
	AMOUNT_FLOORS,
	INDIVIDUAL_BUSINESS,
	OPTIONAL_DOCUMENTS,
	REQUIRED_DOCUMENTS,
	SMALL_ENTERPRISE,
)
from shequ_weiye.startups.services.papers import offer_papers

AMOUNT_FIELDS = {
	"small_enterprise_amount": AMOUNT_FLOORS[SMALL_ENTERPRISE],
	"individual_business_amount": AMOUNT_FLOORS[INDIVIDUAL_BUSINESS],
}
DAY_FIELDS = (
	"minimum_months",
	"publicity_days",
	"acceptance_days",
	"street_review_days",
	"county_approval_days",
	"payment_days",
)


class StartupSettings(Document):
	"""One record for the whole site, until policies come as versions of their own."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.startups.doctype.further_paper.further_paper import FurtherPaper

		acceptance_days: DF.Int
		county_approval_days: DF.Int
		further_papers: DF.Table[FurtherPaper]
		individual_business_amount: DF.Currency
		minimum_months: DF.Int
		payment_days: DF.Int
		publicity_days: DF.Int
		small_enterprise_amount: DF.Currency
		street_review_days: DF.Int
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the values."""
		self.refuse_amounts_below_floor()
		self.refuse_empty_limits()
		self.clean_papers()

	def on_update(self) -> None:
		"""Offer the papers in every application."""
		frappe.clear_document_cache(self.doctype, self.doctype)
		offer_papers()

	def refuse_amounts_below_floor(self) -> None:
		"""A place may give more than the plan says, never less (plan 2023-2025, task 7)."""
		for field, floor in AMOUNT_FIELDS.items():
			if (self.get(field) or 0) < floor:
				message = _(
					"{0} must not be below {1} yuan, the least that the plan allows. Enter that or more."
				)
				label = _(self.meta.get_label(field))
				frappe.throw(message.format(label, fmt_money(floor, precision=0)))

	def refuse_empty_limits(self) -> None:
		"""A limit of no days would make every step overdue at once."""
		for field in DAY_FIELDS:
			if (self.get(field) or 0) < 1:
				label = _(self.meta.get_label(field))
				frappe.throw(_("{0} must be 1 or more.").format(label))

	def clean_papers(self) -> None:
		"""Write names without stray spaces; refuse one that is asked for already."""
		listed = {shown for name in REQUIRED_DOCUMENTS + OPTIONAL_DOCUMENTS for shown in (name, _(name))}
		for row in self.further_papers:
			row.paper_name = " ".join((row.paper_name or "").split())
			if row.paper_name in listed:
				frappe.throw(_("Paper {0} is asked for already. Delete the row.").format(row.paper_name))
			listed.add(row.paper_name)
