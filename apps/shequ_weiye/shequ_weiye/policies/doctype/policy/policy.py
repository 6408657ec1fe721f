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
		family: DF.Literal[
			"Startup Grant",
			"Rent Subsidy",
			"Free Business Space",
			"Personal Guaranteed Loan",
			"Enterprise Guaranteed Loan",
			"Flexible Work Insurance Subsidy",
			"Employer Insurance Subsidy",
			"Hiring Subsidy",
			"Domestic Service Insurance Subsidy",
			"Domestic Service Accident Cover",
			"Public Welfare Post",
			"Training Subsidy",
			"Station Service Subsidy",
		]
		is_active: DF.Check
		lead_department: DF.Data | None
		plan_task: DF.Int
		policy_name: DF.Data
		purpose: DF.SmallText | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Keep what the versions were written for."""
		self.keep_family()

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
