"""What officers are told of a job fair beside its shipped notifications (``jobs/notification``).

No sentence names a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import format_datetime

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.jobs.services.sign_ups import owe_notice
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.jobs.doctype.job_fair.job_fair import JobFair

OF_THE_PLACE = (COMMUNITY_OFFICER, STREET_OFFICER)


def tell_of_cancellation(fair: JobFair) -> None:
	"""Tell the officers of the place that a fair is cancelled, and how many people wait to hear of it."""
	people = owe_notice(fair.name)
	subject = _("Job fair {0} was cancelled: {1} people who signed up are to be told").format(
		fair.title, people
	)
	notify(officers_over(fair.division_code, OF_THE_PLACE), subject, fair)


def remind(fair: JobFair) -> int:
	"""Remind the officers of the place that a fair is about to begin; give the number of reminders."""
	begins = format_datetime(fair.starts_at, "yyyy-MM-dd HH:mm")
	subject = _("Job fair {0} begins at {1}: {2} signed up, {3} booths").format(
		fair.title, begins, fair.sign_up_count, fair.booth_count
	)
	return notify(officers_over(fair.division_code, OF_THE_PLACE), subject, fair)
