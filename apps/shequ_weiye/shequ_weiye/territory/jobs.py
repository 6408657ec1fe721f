"""The scheduled jobs of this module; their times stand in ``constants/scheduled_jobs.py``."""

from __future__ import annotations

from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services import (
	access_log_check,
	importing,
	integrity,
	number_series,
	posting_roles,
	retention,
)
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job


@scheduled_job("Roles by Posting", Kind.SYSTEM)
def follow_postings() -> RowCounts:
	"""Give and take roles for postings that began or ended."""
	users = posting_roles.users_out_of_step()
	return change_each(users, posting_roles.sync_user_roles, f"{__name__}.follow_postings")


@scheduled_job("Check of the Division Tree", Kind.SYSTEM)
def check_divisions() -> int:
	"""Check the divisions and the records that hang on them; give the number of findings."""
	return integrity.check_divisions()


@scheduled_job("Records Whose Time Is Over", Kind.BY_DIVISION)
def count_records_over_time() -> int:
	"""Go on with what was confirmed, and count what waits for confirmation; give the number of counts."""
	retention.go_on()
	return retention.count_due()


@scheduled_job("Number Series of the Year", Kind.SYSTEM)
def open_number_series() -> int:
	"""Open the number series of this and the next year; give how many were missing."""
	return number_series.open_number_series()


@scheduled_job("Check of the Log of Accesses", Kind.SYSTEM)
def check_access_log() -> RowCounts:
	"""Follow the chain of the log of accesses; an entry that breaks it counts as failed."""
	return RowCounts(failed=access_log_check.report_broken_chain())


@scheduled_job("Sheets That Nobody Imported", Kind.SYSTEM)
def delete_forgotten_sheets() -> int:
	"""Delete the sheets, full of numbers, of imports that were not finished in time; give their number."""
	return importing.delete_forgotten_sheets()
