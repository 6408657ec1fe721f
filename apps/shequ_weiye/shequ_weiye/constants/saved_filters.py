"""The saved filters that the app ships for the main lists, in the words of the work."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants import jobs as j
from shequ_weiye.constants import recovery as v
from shequ_weiye.constants import residents as r
from shequ_weiye.constants import training as t

# Stands for the present day in a filter; the list puts the date in its place (public/js/desk/lists.js).
TODAY = "frappe.datetime.get_today()"

Condition = tuple[str, str, str | tuple[str, ...]]


class SavedFilter(NamedTuple):
	"""One filter: the list it belongs to, its title (stored translated) and its conditions."""

	document_type: str
	title: str
	conditions: tuple[Condition, ...]


def _state(document_type: str, title: str, *states: str) -> SavedFilter:
	return SavedFilter(document_type, title, (("workflow_state", "in", states),))


def _when(document_type: str, title: str, field: str, timespan: str) -> SavedFilter:
	return SavedFilter(document_type, title, ((field, "Timespan", timespan),))


def _past(document_type: str, title: str, field: str) -> SavedFilter:
	# Frappe takes an empty day for one before all others.
	return SavedFilter(document_type, title, ((field, "is", "set"), (field, "<", TODAY)))


def _of_money(document_type: str) -> tuple[SavedFilter, ...]:
	return (
		_state(document_type, "To Accept", s.PENDING_ACCEPTANCE),
		_state(document_type, "To Review at the Street", s.PENDING_STREET_REVIEW),
		_state(document_type, "To Approve at the County", s.PENDING_COUNTY_APPROVAL),
		_state(document_type, "To Correct", s.CORRECTION_REQUIRED),
		_state(document_type, "To Pay", s.PENDING_PAYMENT),
		_past(document_type, "Overdue Steps", "step_due_on"),
		_when(document_type, "Due This Month", "step_due_on", "this month"),
	)


SAVED_FILTERS: tuple[SavedFilter, ...] = (
	*_of_money("Startup Application"),
	*_of_money("Benefit Application"),
	_state("Recovery Case", "To Hear", v.SUSPECTED),
	_state("Recovery Case", "To Decide", v.PENDING_DECISION),
	_state("Recovery Case", "To Come Back", v.DECIDED),
	_past("Recovery Case", "Overdue Steps", "step_due_on"),
	_state("Resident", "To Verify", r.REGISTERED),
	_state("Resident", "Handed Over to Us", r.HANDED_OVER),
	SavedFilter("Resident", "Unemployed People", (("employment_status", "=", "Unemployed"),)),
	_past("Resident", "Re-check Overdue", "recheck_due_on"),
	_when("Resident", "Registered This Month", "registered_on", "this month"),
	SavedFilter("Assistance Record", "Services Late", (("lateness", "in", a.MISSED_STATUSES),)),
	_when("Assistance Record", "Next Service This Week", "next_due_on", "this week"),
	_when("Assistance Record", "Year Ends This Month", "service_year_end", "this month"),
	_when("Service Contact", "Services of This Month", "contacted_on", "this month"),
	_state("Job Fair", "To Review at the Street", j.PENDING_STREET_REVIEW),
	_state("Job Fair", "Taking Sign-ups", j.PUBLISHED),
	_state("Job Fair", "To Sum Up", j.HELD),
	_when("Job Fair", "Fairs of This Month", "starts_at", "this month"),
	SavedFilter("Job Post", "Open Posts", (("status", "=", j.OPEN),)),
	_when("Job Post", "Ending This Month", "valid_until", "this month"),
	SavedFilter("Job Referral", "Waiting for Feedback", (("outcome", "=", j.AWAITING_FEEDBACK),)),
	_state("Training Need", "To Verify", t.COLLECTED),
	_state("Training Need", "Waiting for a Class", t.VERIFIED),
	SavedFilter("Training Class", "Taking Enrolments", (("status", "=", t.OPEN),)),
	_when("Training Class", "Starting This Month", "starts_on", "this month"),
)
