"""Whom a change of a job fair concerns, and what they are told; no sentence names a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import format_datetime

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.jobs.services.sign_ups import owe_notice
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.jobs.doctype.job_fair.job_fair import JobFair

OF_THE_PLACE = (COMMUNITY_OFFICER, STREET_OFFICER)


def tell_of_stage(fair: JobFair) -> None:
	"""Tell those whose turn it is, or who must know, that a fair has entered its present stage."""
	teller = {
		j.DRAFT: _tell_of_return,
		j.PENDING_STREET_REVIEW: _tell_of_review,
		j.PUBLISHED: _tell_of_publication,
		j.HELD: _tell_of_end,
		j.CANCELLED: _tell_of_cancellation,
	}.get(fair.workflow_state)
	if teller:
		teller(fair)


def remind(fair: JobFair) -> int:
	"""Remind the officers of the place that a fair is about to begin; give the number of reminders."""
	begins = format_datetime(fair.starts_at, "yyyy-MM-dd HH:mm")
	subject = _("Job fair {0} begins at {1}: {2} signed up, {3} booths").format(
		fair.title, begins, fair.sign_up_count, fair.booth_count
	)
	return notify(officers_over(fair.division_code, OF_THE_PLACE), subject, fair)


def _tell_of_return(fair: JobFair) -> None:
	notify([fair.recorded_by], _("Job fair {0} was returned for correction").format(fair.title), fair)


def _tell_of_review(fair: JobFair) -> None:
	officers = officers_over(fair.division_code, (STREET_OFFICER,))
	notify(officers, _("Job fair {0} waits for your review").format(fair.title), fair)


def _tell_of_publication(fair: JobFair) -> None:
	officers = officers_over(fair.division_code, OF_THE_PLACE)
	notify(officers, _("Job fair {0} is public and takes sign-ups").format(fair.title), fair)


def _tell_of_end(fair: JobFair) -> None:
	officers = officers_over(fair.division_code, (COMMUNITY_OFFICER,)) or [fair.recorded_by]
	notify(officers, _("Job fair {0} is over: sum it up").format(fair.title), fair)


def _tell_of_cancellation(fair: JobFair) -> None:
	people = owe_notice(fair.name)
	subject = _("Job fair {0} was cancelled: {1} people who signed up are to be told").format(
		fair.title, people
	)
	notify(officers_over(fair.division_code, OF_THE_PLACE), subject, fair)
