"""A referral is a job service of the aid ledger too, for residents who are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import getdate

from shequ_weiye.assistance.services.arising import Source, keep_contact, strike_contact
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.jobs import DECLINED

if TYPE_CHECKING:
	from shequ_weiye.jobs.doctype.job_referral.job_referral import JobReferral


def record_service(referral: JobReferral) -> None:
	"""Keep the job contact in line with the referral; one that the resident declined does not count."""
	outcome = a.DECLINED if referral.outcome == DECLINED else a.ACCEPTED
	content = _("Referred to the post {0}").format(referral.post_title or referral.job_post)
	keep_contact(_source(referral), a.JOB, getdate(referral.referred_on), content, outcome)


def strike_service(referral: JobReferral) -> None:
	"""Take the job contact back."""
	strike_contact(_source(referral))


def _source(referral: JobReferral) -> Source:
	return Source("Job Referral", referral.name, referral.resident)
