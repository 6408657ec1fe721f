"""A resident is put forward to an employer for a post, and what became of it (推荐)."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.jobs import AWAITING_FEEDBACK, EXPLAINED_OUTCOMES, HIRED, OPEN_OUTCOMES
from shequ_weiye.constants.residents import HANDING_ON_TO_EMPLOYERS
from shequ_weiye.jobs.services.messages import refuse_any
from shequ_weiye.jobs.services.post_rules import PostFault, fault_of_outcome, fault_of_referral
from shequ_weiye.jobs.services.records import require_mandatory, require_visible, restore_fields
from shequ_weiye.jobs.services.referral_service import record_service, strike_service
from shequ_weiye.jobs.services.vacancies import hired_for, lock_post, recount
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.residents.services.applicants import get_applicant
from shequ_weiye.residents.services.consents import require_consent

# 劳动法 art. 15: nobody is employed under sixteen.
MINIMUM_AGE = 16


class JobReferral(Document):
	"""One resident, one post, one outcome."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		asked_on: DF.Date | None
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link | None
		job_fair: DF.Link | None
		job_post: DF.Link
		officer: DF.Link | None
		outcome: DF.Literal["Awaiting Feedback", "Interview", "Hired", "Not Hired", "Declined by Resident"]
		outcome_note: DF.SmallText | None
		outcome_on: DF.Date | None
		post_title: DF.Data | None
		reason: DF.Literal[
			"",
			"Wage Too Low",
			"Too Far Away",
			"Hours Do Not Suit",
			"Health or Family",
			"Skills Do Not Match",
			"Found Other Work",
			"Post Already Filled",
			"Other Reason",
		]
		referred_on: DF.Date
		resident: DF.Link
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the referral; every rule is one method."""
		require_mandatory(self)
		self.set_officer()
		if self.is_new():
			self.check_person()
			self.check_post()
			# Nobody is shown to an employer before the consent (个人信息保护法 art. 23).
			require_consent(self.resident, HANDING_ON_TO_EMPLOYERS)
		if self.job_fair:
			require_visible("Job Fair", self.job_fair)
		set_division_code(self)
		self.complete_outcome()
		self.check_outcome()

	def on_update(self) -> None:
		"""Count the vacancies that are filled, and the service of those in the aid ledger."""
		recount(self.job_post)
		record_service(self)

	def on_trash(self) -> None:
		"""A referral that is taken back was no service."""
		strike_service(self)

	def set_officer(self) -> None:
		"""Write down who refers, and keep what the clock wrote."""
		restore_fields(self, ("officer", "asked_on"))
		self.officer = self.officer or frappe.session.user

	def check_person(self) -> None:
		"""Take the place from the resident, who must live in the user's area and be of working age.

		Raises ``PermissionError`` for a resident whom the user may not read.
		"""
		resident = get_applicant(self.resident)
		self.division = resident.division
		if resident.birth_date and full_years(resident.birth_date, getdate(self.referred_on)) < MINIMUM_AGE:
			frappe.throw(
				_("Nobody below {0} may be employed. This resident cannot be referred yet.").format(
					MINIMUM_AGE
				)
			)

	def check_post(self) -> None:
		"""Refuse a post out of the user's area, one that takes nobody any more, and a second referral to it."""
		require_visible("Job Post", self.job_post)
		fault = fault_of_referral(lock_post(self.job_post), getdate(nowdate()))
		refuse_any([fault] if fault else [])
		self.refuse_second_referral()

	def refuse_second_referral(self) -> None:
		"""Refuse to refer a resident twice to the same post while the first referral has no end."""
		open_outcomes = [*OPEN_OUTCOMES, HIRED]
		# Of the resident and the post just found to lie in the user's area.
		first = frappe.db.get_value(
			"Job Referral",
			{"resident": self.resident, "job_post": self.job_post, "outcome": ("in", open_outcomes)},
		)
		if first:
			message = _(
				"This resident has been referred to this post already, as {0}. Record its outcome there."
			)
			frappe.throw(message.format(first), frappe.DuplicateEntryError)

	def complete_outcome(self) -> None:
		"""Date an outcome; drop date and reason where there is nothing to date or explain."""
		if self.outcome == AWAITING_FEEDBACK:
			self.outcome_on = None
		else:
			self.outcome_on = self.outcome_on or nowdate()
		if self.outcome not in EXPLAINED_OUTCOMES:
			self.reason = None

	def check_outcome(self) -> None:
		"""Refuse impossible days, an unexplained failure, and a hiring for which there is no vacancy."""
		outcome_on = getdate(self.outcome_on) if self.outcome_on else None
		today = getdate(nowdate())
		fault = fault_of_outcome(self.outcome, getdate(self.referred_on), outcome_on, self.reason, today)
		refuse_any([fault] if fault else [])
		if self.outcome == HIRED and self.has_value_changed("outcome"):
			self.refuse_overfilling()

	def refuse_overfilling(self) -> None:
		"""Refuse to hire more people than the post has vacancies."""
		if hired_for(self.job_post, other_than=self.name) >= lock_post(self.job_post).vacancies:
			refuse_any([PostFault.FULL])
