"""A policy that people or employers can apply for."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.policies.rule_messages import VersionRefused


class Policy(Document):
	"""A name for what its versions say, one for each division and period."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		applicant_kind: DF.Literal["Resident", "Employer"]
		envelope_kind: DF.Literal["Subsidies", "Direct Grants to Communities"]
		family: DF.Literal[
			"Startup Grant",
			"Rent Subsidy",
			"Free Business Space",
			"Personal Guaranteed Loan",
			"Enterprise Guaranteed Loan",
			"Personal Loan Interest Discount",
			"Enterprise Loan Interest Discount",
			"Flexible Work Insurance Subsidy",
			"Employer Insurance Subsidy",
			"Hiring Subsidy",
			"Domestic Service Insurance Subsidy",
			"Domestic Service Accident Cover",
			"Public Welfare Post",
			"Training Subsidy",
			"Station Service Subsidy",
		]
		fund: DF.Literal[
			"Employment Subsidy Fund",
			"Unemployment Insurance Fund",
			"Skills Training Special Account",
			"Social and Charity Funds",
		]
		is_active: DF.Check
		lead_department: DF.Data | None
		months_with: DF.Link | None
		plan_task: DF.Int
		policy_name: DF.Data
		purpose: DF.SmallText | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Keep what the versions were written for."""
		self.keep_family()
		self.refuse_pool_of_pool()

	def on_trash(self) -> None:
		"""Keep a policy that has versions."""
		if frappe.db.exists("Policy Version", {"policy": self.name}):
			frappe.throw(_("This policy has versions and is kept. Make it inactive instead."), VersionRefused)

	def keep_family(self) -> None:
		"""Refuse another family once there are versions: the plan's limits hang on it."""
		if self.is_new() or not self.has_value_changed("family"):
			return
		if frappe.db.exists("Policy Version", {"policy": self.name}):
			frappe.throw(
				_("This policy has versions, so its family stays. Make a new policy."), VersionRefused
			)

	def refuse_pool_of_pool(self) -> None:
		"""Let months count together with a policy that itself counts with no other one."""
		if not self.months_with:
			return
		# Public reference data.
		above = frappe.db.get_value("Policy", self.months_with, "months_with")
		if above or self.months_with == self.name or frappe.db.exists("Policy", {"months_with": self.name}):
			frappe.throw(
				_(
					"Months count together under one policy: choose the one that the others name, not {0}."
				).format(self.months_with),
				VersionRefused,
			)
