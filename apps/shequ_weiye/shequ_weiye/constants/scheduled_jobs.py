"""The jobs that the product runs by itself: the one table from which ``hooks.py`` makes the schedule.

A function named here carries ``@scheduled_job`` of ``territory/services/job_log.py``, which gives it
its title and records every run. Times are those of the site's time zone; nothing runs by working hours.
"""

from __future__ import annotations

from typing import NamedTuple


class Job(NamedTuple):
	"""One job: the path of its function, and either a time of day or a number of minutes between runs."""

	method: str
	at: str = ""
	every_minutes: int = 0

	@property
	def cron(self) -> str:
		"""The schedule as Frappe's scheduler reads it."""
		if self.every_minutes:
			return f"*/{self.every_minutes} * * * *"
		hour, minute = self.at.split(":")
		return f"{int(minute)} {int(hour)} * * *"


JOBS: tuple[Job, ...] = (
	Job("shequ_weiye.territory.jobs.follow_postings", at="00:05"),
	Job("shequ_weiye.territory.jobs.check_divisions", at="03:10"),
	Job("shequ_weiye.territory.jobs.check_access_log", at="03:30"),
	Job("shequ_weiye.territory.jobs.delete_forgotten_sheets", at="03:50"),
	Job("shequ_weiye.territory.jobs.count_records_over_time", at="03:40"),
	Job("shequ_weiye.territory.jobs.open_number_series", at="03:20"),
	Job("shequ_weiye.policies.jobs.end_superseded", at="00:10"),
	Job("shequ_weiye.policies.sweep.sweep_counties", at="02:00"),
	Job("shequ_weiye.policies.affected_cases.review_cases", at="00:40"),
	Job("shequ_weiye.policies.applications.overdue.remind_overdue", at="07:30"),
	Job("shequ_weiye.policies.batches.jobs.continue_batches", every_minutes=10),
	Job("shequ_weiye.policies.recovery.overdue.remind_of_refunds", at="07:30"),
	Job("shequ_weiye.startups.loan_clock.watch_loans", at="01:10"),
	Job("shequ_weiye.assistance.jobs.review_records", at="01:20"),
	Job("shequ_weiye.residents.jobs.review_residents", at="01:40"),
	Job("shequ_weiye.jobs.clock.publish_fairs", every_minutes=10),
	Job("shequ_weiye.jobs.clock.close_sign_ups", every_minutes=10),
	Job("shequ_weiye.jobs.clock.hold_fairs", every_minutes=10),
	Job("shequ_weiye.jobs.clock.remind_of_fairs", at="07:30"),
	Job("shequ_weiye.jobs.clock.expire_posts", at="00:20"),
	Job("shequ_weiye.jobs.clock.ask_for_outcomes", at="07:40"),
	Job("shequ_weiye.jobs.survey_clock.ask_for_surveys", at="07:40"),
	Job("shequ_weiye.training.clock.start_classes", at="00:30"),
	Job("shequ_weiye.training.clock.remind_of_stale_needs", at="07:35"),
	Job("shequ_weiye.training.clock.announce_classes", at="07:35"),
	Job("shequ_weiye.training.clock.warn_of_small_classes", at="07:45"),
	Job("shequ_weiye.training.clock.ask_for_results", at="07:45"),
)


def cron_events(jobs: tuple[Job, ...]) -> dict[str, dict[str, list[str]]]:
	"""Give the value of ``scheduler_events`` for ``hooks.py``."""
	events: dict[str, list[str]] = {}
	for job in jobs:
		events.setdefault(job.cron, []).append(job.method)
	return {"cron": events}
