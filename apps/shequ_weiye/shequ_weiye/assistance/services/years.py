"""The service years of a resident: which one begins when, and which one a day belongs to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.assistance.services.settings import window_of, yearly_quotas
from shequ_weiye.assistance.services.windows import (
	ONE_DAY,
	ServiceYear,
	quota_of_year,
	year_from,
	year_holding,
)
from shequ_weiye.constants.assistance import EXITED

if TYPE_CHECKING:
	from shequ_weiye.residents.services.registered import Registered


class KnownYear(NamedTuple):
	"""A service year that has a record already, up to the day on which the person left it."""

	record: str
	year: ServiceYear
	stage: str

	def meets(self, other: ServiceYear) -> bool:
		"""Answer whether the two share a day."""
		return self.year.first <= other.last and other.first <= self.year.last


def known_years(resident: str, other_than: str | None = None) -> list[KnownYear]:
	"""Give the service years on record for a resident, the latest first."""
	# The caller has checked the user against the resident; a person's years are one line across areas.
	rows = frappe.get_all(
		"Assistance Record",
		filters={"resident": resident, "name": ("!=", other_than or "")},
		fields=["name", "service_year_start", "service_year_end", "exited_on", "workflow_state"],
		order_by="service_year_start desc",
	)
	return [KnownYear(row.name, _year_of(row), row.workflow_state) for row in rows]


def proposed_year(person: Registered) -> ServiceYear:
	"""Give the service year for a new record: the one that today lies in, after any that was left."""
	window = window_of(person.division)
	year = year_holding(getdate(nowdate()), person.registered_on, window)
	known = known_years(person.resident)
	left_in_it = [one.year.last for one in known if one.stage == EXITED and one.meets(year)]
	return year_from(max(left_in_it) + ONE_DAY, window) if left_in_it else year


def year_beginning(first: date, code: str) -> ServiceYear:
	"""Give the service year that begins on ``first`` in the place ``code``, by the settings of today."""
	return year_from(first, window_of(code))


def quotas_of(year: ServiceYear) -> dict[str, int]:
	"""Give the services required in ``year``, by kind."""
	return {kind: quota_of_year(quota, year) for kind, quota in yearly_quotas().items()}


def record_on(resident: str, day: date) -> KnownYear | None:
	"""Give the record in whose service year ``day`` lies, if there is one."""
	return next((known for known in known_years(resident) if known.year.holds(day)), None)


def _year_of(row: frappe._dict) -> ServiceYear:
	return ServiceYear(getdate(row.service_year_start), getdate(row.exited_on or row.service_year_end))
