"""A dated fact about a resident or employer, with its source."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.policies import EMPLOYER, RESIDENT
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.permissions.document import check_access
from shequ_weiye.policies.fact_changes import make_current, retest_later
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.subject_facts import plain


class PolicyFact(Document):
	"""Append-only: what was wrong or has changed is told by a newer entry, which then is the current one."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		as_of: DF.Date
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link | None
		fact: DF.Literal[
			"graduated_on",
			"is_student",
			"refund_owed",
			"enterprise_kind",
			"enterprise_registered_on",
			"enterprise_running",
			"first_enterprise",
			"same_legal_representative",
			"own_firm_insured_months",
			"grant_received_before",
			"rents_premises",
			"rent_paid_per_year",
			"has_rent_relief",
			"rent_subsidy_years",
			"holds_licence",
			"other_loans",
			"loan_overdue_before",
			"loans_received",
			"flexible_work_registered",
			"pays_own_insurance",
			"insurance_paid_per_month",
			"insured_by_employer",
			"draws_pension",
			"draws_unemployment_benefit",
			"insurance_subsidy_months",
			"welfare_post_months",
			"family_in_welfare_post",
			"training_need_verified",
			"course_is_listed",
			"courses_this_year",
			"same_course_within_year",
			"course_passed",
			"course_standard",
			"is_small_or_micro",
			"is_domestic_service",
			"employer_owes_refund",
			"contract_months",
			"hired_on",
			"hire_birth_date",
			"hire_graduated_on",
			"hire_unemployed_on",
			"hire_had_difficulty",
			"pays_insurance",
			"insurance_cost_per_month",
			"has_arrears",
			"hiring_subsidy_paid",
			"new_hire_share",
			"accident_cover_bought",
			"insured_workers",
			"premium_per_worker",
			"runs_station",
			"has_hr_licence",
			"results_accepted",
			"service_fee_agreed",
		]
		is_current: DF.Check
		resident: DF.Link | None
		source: DF.Literal["Data Sharing", "Document Seen", "Told by the Person", "Home Visit", "Import"]
		source_note: DF.Data | None
		title: DF.Data | None
		value: DF.Data
	# end: auto-generated types

	@property
	def subject(self) -> tuple[str, str]:
		"""Whom the fact is about: kind and name."""
		return (RESIDENT, self.resident) if self.resident else (EMPLOYER, self.employer)

	def validate(self) -> None:
		"""Check the entry; every rule is one method."""
		self.refuse_change()
		self.check_subject()
		self.check_value()
		self.refuse_future()
		self.set_title()
		set_division_code(self)

	def after_insert(self) -> None:
		"""Let the latest entry count, and look again at what hangs on it."""
		make_current(self)
		retest_later(*self.subject)

	def on_trash(self) -> None:
		"""Refuse to delete what decisions rest on."""
		frappe.throw(_("Facts are kept. Enter a newer one instead."), frappe.PermissionError)

	def refuse_change(self) -> None:
		"""Raise ``PermissionError`` for an entry that is stored already."""
		if not self.is_new():
			frappe.throw(_("Facts are kept. Enter a newer one instead."), frappe.PermissionError)

	def check_subject(self) -> None:
		"""Take exactly one resident or employer, whom the user may read, and the division from there."""
		if bool(self.resident) == bool(self.employer):
			frappe.throw(_("Choose either a resident or an employer."))
		kind, name = self.subject
		check_access(kind, name, "read")
		# The user has just been checked against this record.
		self.division = frappe.db.get_value(kind, name, "division")
		if FACTS[self.fact].subject != kind:
			frappe.throw(
				_("{0} is no fact of this kind of applicant. Choose one from the list.").format(
					_(FACTS[self.fact].label)
				)
			)

	def check_value(self) -> None:
		"""Refuse a value that is not of the fact's type."""
		fact = FACTS[self.fact]
		try:
			plain(fact.type, (self.value or "").strip())
		except ValueError:
			message = _("{0}: {1} is not of the type {2}.")
			frappe.throw(message.format(_(fact.label), self.value, _(fact.type.value)))
		if fact.choices and self.value not in fact.choices:
			message = _("{0} is none of the words that this fact can have. Choose from the list.")
			frappe.throw(message.format(self.value))
		self.value = (self.value or "").strip()

	def set_title(self) -> None:
		"""Name the entry by its fact, in words of the site and not of whoever enters it."""
		self.title = _(FACTS[self.fact].label, frappe.db.get_default("lang"))

	def refuse_future(self) -> None:
		"""Refuse what cannot be known yet."""
		if getdate(self.as_of) > getdate(nowdate()):
			frappe.throw(_("The day lies in the future. Enter the day on which it was true."))


def on_doctype_update() -> None:
	"""Index what one decision, and the sweep, look for."""
	for link in ("resident", "employer"):
		frappe.db.add_index("Policy Fact", [link, "is_current"])
