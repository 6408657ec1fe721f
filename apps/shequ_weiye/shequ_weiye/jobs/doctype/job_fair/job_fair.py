"""A job fair, from the draft of the community to its summing up (招聘会)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import frappe
from frappe.utils import cint, get_datetime, now_datetime

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.levels import COMMUNITY, STREET
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import RETURN
from shequ_weiye.constants.workflows_jobs import CANCEL_FAIR, JOB_FAIR
from shequ_weiye.jobs.services.fair_fields import FIELD_RULES
from shequ_weiye.jobs.services.fair_notices import tell_of_cancellation
from shequ_weiye.jobs.services.fair_rules import (
	FairFault,
	Plan,
	due_state,
	fault_of_result,
	faults_for_review,
	faults_of_plan,
	takes_sign_ups,
)
from shequ_weiye.jobs.services.messages import refuse_any
from shequ_weiye.jobs.services.records import (
	require_community_or_street,
	require_mandatory,
	require_visible,
	set_default_division,
	set_mobile,
)
from shequ_weiye.jobs.services.settings import jobs_settings
from shequ_weiye.jobs.services.sign_ups import signed_up
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.permissions.scope import ADMINISTRATOR
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.services.approval_rules import Rules
from shequ_weiye.privacy.sealing import SealedFields

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way


class JobFair(SealedFields, ApprovalDocument):
	"""A case of the approval kernel whose later steps may also be taken by the clock (``jobs/clock.py``)."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.jobs.doctype.job_fair_booth.job_fair_booth import JobFairBooth
		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep

		attended: DF.Int
		booth_count: DF.Int
		booths: DF.Table[JobFairBooth]
		cancel_reason: DF.SmallText | None
		capacity: DF.Int
		contact_mobile: DF.Data | None
		contact_person: DF.Data | None
		decision_reason: DF.SmallText | None
		description: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		ends_at: DF.Datetime
		fair_kind: DF.Literal["On Site", "Online", "Live Stream", "Small Meeting"]
		hired: DF.Int
		last_reason: DF.SmallText | None
		link: DF.Data | None
		offers: DF.Int
		organiser: DF.Data | None
		place: DF.Data | None
		posts_offered: DF.Int
		publish_on: DF.Datetime | None
		recorded_by: DF.Link | None
		reminded_on: DF.Datetime | None
		sign_up_count: DF.Int
		sign_up_deadline: DF.Datetime | None
		sign_up_open: DF.Check
		starts_at: DF.Datetime
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		summary: DF.SmallText | None
		title: DF.Data
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(JOB_FAIR.recording_states, frozenset({RETURN, CANCEL_FAIR}))
	field_rules = FIELD_RULES
	server_fields = (
		"division_code",
		"booth_count",
		"posts_offered",
		"sign_up_count",
		"sign_up_open",
		"cancel_reason",
		"reminded_on",
	)
	action_fields = ("decision_reason", "attended", "offers", "hired", "summary")

	def before_insert(self) -> None:
		"""Complete a new record before it gets its name."""
		set_default_division(self, (COMMUNITY, STREET))

	def on_update(self) -> None:
		"""Tell of a cancellation; of the other stages the shipped notifications tell."""
		before = self.get_doc_before_save()
		if before and before.workflow_state != self.workflow_state == j.CANCELLED:
			tell_of_cancellation(self)

	def check_contents(self) -> None:
		"""Check and complete what is written in the form."""
		require_mandatory(self)
		require_community_or_street(self)
		set_division_code(self)
		self.set_deadline()
		self.check_booths()
		refuse_any(faults_of_plan(self.plan()))
		set_mobile(self, "contact_mobile")
		self.count()

	def set_deadline(self) -> None:
		"""Propose the sign-up deadline from the settings."""
		if not self.sign_up_deadline:
			closes_before = timedelta(hours=cint(jobs_settings().sign_up_closes_hours))
			self.sign_up_deadline = get_datetime(self.starts_at) - closes_before

	def check_booths(self) -> None:
		"""Refuse an employer out of the user's area who was not at the fair before."""
		before = self.get_doc_before_save()
		known = {row.employer for row in before.booths} if before else set()
		for row in self.booths:
			if row.employer not in known:
				require_visible("Employer", row.employer)

	def plan(self) -> Plan:
		"""Give the rules what they must know of time, place and booths."""
		return Plan(
			kind=self.fair_kind,
			starts_at=get_datetime(self.starts_at),
			ends_at=get_datetime(self.ends_at),
			sign_up_deadline=get_datetime(self.sign_up_deadline),
			publish_on=get_datetime(self.publish_on) if self.publish_on else None,
			capacity=cint(self.capacity),
			place=(self.place or "").strip(),
			link=(self.link or "").strip(),
			booth_numbers=tuple(row.booth_number for row in self.booths),
		)

	def count(self) -> None:
		"""Write the numbers that lists, cards and reports show."""
		self.booth_count = len(self.booths)
		self.posts_offered = sum(cint(row.job_posts) for row in self.booths)
		self.sign_up_count = signed_up(self.name) if not self.is_new() else 0

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step by where it leads, whatever administrators named it."""
		if way.state == j.DRAFT and way.next_state != j.CANCELLED:
			refuse_any(faults_for_review(self.plan(), now_datetime()), ApprovalRefused)
		fault = self.fault_of_step(way.next_state)
		refuse_any([fault] if fault else [], ApprovalRefused)

	def fault_of_step(self, next_state: str) -> FairFault | None:
		"""Give what keeps the fair from entering a state."""
		now = now_datetime()
		if next_state == j.PUBLISHED and get_datetime(self.starts_at) <= now:
			return FairFault.ALREADY_STARTED
		if next_state == j.HELD and get_datetime(self.ends_at) > now:
			return FairFault.NOT_OVER
		if next_state == j.SUMMED_UP:
			return fault_of_result(cint(self.attended), cint(self.offers), cint(self.hired), self.summary)
		return None

	def enter_state(self, way: Way) -> None:
		"""Write what follows from the new state."""
		now = now_datetime()
		self.sign_up_open = int(takes_sign_ups(way.next_state, get_datetime(self.sign_up_deadline), now))
		if way.next_state == j.CANCELLED:
			self.cancel_reason = self.last_reason

	def allowed_way(self, state: str, reason: str) -> Way:
		"""Let the clock, and nobody else without a posting, make a transition that time itself makes due."""
		if (
			frappe.session.user == ADMINISTRATOR
			and due_state(state, self.plan(), now_datetime()) == self.workflow_state
		):
			return next(
				way._replace(role="")
				for way in self.definition().ways
				if (way.state, way.next_state) == (state, self.workflow_state)
			)
		return super().allowed_way(state, reason)

	def editing_roles(self) -> frozenset[str]:
		"""What the community fills in, the street may fill in too: it holds fairs of its own."""
		roles = super().editing_roles()
		return roles | {COMMUNITY_OFFICER} if STREET_OFFICER in roles else roles

	def follow_clock(self) -> bool:
		"""Enter the state that is due by now; answer whether there was one."""
		due = due_state(self.workflow_state, self.plan(), now_datetime())
		if due:
			self.workflow_state = due
			self.save()
		return bool(due)

	def close_sign_up(self) -> bool:
		"""Close the sign-up of a fair whose deadline has passed; answer whether it was open."""
		deadline = get_datetime(self.sign_up_deadline)
		if not self.sign_up_open or takes_sign_ups(self.workflow_state, deadline, now_datetime()):
			return False
		self.db_set("sign_up_open", 0)
		return True
