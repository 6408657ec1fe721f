"""One entry of the ledger of benefits (享受台账); written once, never altered."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.policies.benefits.messages import refuse
from shequ_weiye.policies.benefits.refunds import open_steps
from shequ_weiye.policies.recovery.suspicion import may_suspect
from shequ_weiye.privacy.append_only import AppendOnly


class BenefitLedgerEntry(AppendOnly):
	"""Only ``policies/benefits/ledger.py`` writes it; what was wrong is told by an entry that follows it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		budget_envelope: DF.Link | None
		claim_keys: DF.Code | None
		counts: DF.Int
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link | None
		family: DF.Data | None
		firm: DF.Data | None
		follows: DF.Link | None
		fund: DF.Literal[
			"Employment Subsidy Fund",
			"Unemployment Insurance Fund",
			"Skills Training Special Account",
			"Social and Charity Funds",
		]
		grant_entry: DF.Link | None
		kind: DF.Literal[
			"Benefit Granted",
			"Benefit Paid",
			"Grant Cancelled",
			"Refund Demanded",
			"Demand Withdrawn",
			"Refund Received",
			"Instalment Received",
			"Refund Completed",
		]
		owed: DF.Int
		period: DF.Data | None
		period_day: DF.Date
		period_kind: DF.Literal["Month", "Calendar Year", "Contract or Course", "Once in Life"]
		policy: DF.Link
		policy_decision: DF.Link | None
		policy_version: DF.Link | None
		reason: DF.SmallText | None
		receipt_key: DF.Data | None
		recorded_at: DF.Datetime
		recorded_by: DF.Link
		reference_doctype: DF.Link | None
		reference_name: DF.DynamicLink | None
		resident: DF.Link | None
	# end: auto-generated types

	def onload(self) -> None:
		"""Tell the form what may be recorded next."""
		self.set_onload("steps", open_steps(self))
		self.set_onload("may_be_recovered", may_suspect(self))

	def validate(self) -> None:
		"""Refuse a change; give a new entry the code of its place."""
		super().validate()
		self.division_code = self.division

	def refusal(self) -> str:
		"""Say how what was wrong is put right."""
		return _("The ledger is never altered. What was wrong is corrected by a counter-entry.")

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say what to do when the second of two entries that follow the same one meets the unique index."""
		refuse(_("Somebody has just recorded what follows this entry. Reload and look at it."))


def on_doctype_update() -> None:
	"""Find what one person was granted by a family of policies."""
	frappe.db.add_index("Benefit Ledger Entry", ["resident", "family"])
