"""How long the approved are published (公示); operating rules A.4."""

from __future__ import annotations

from datetime import date

import frappe
from frappe.utils import add_days, getdate

from shequ_weiye.constants.policies import CALENDAR_DAYS
from shequ_weiye.territory.services.workdays import add_workdays


def end_by_version(version: str | None, first: date) -> date | None:
	"""Give the last day of a publicity that begins on ``first``, if there is a version that says so."""
	if not version:
		return None
	# Public reference data.
	terms = frappe.get_cached_doc("Policy Version", version)
	days = terms.publicity_days or 0
	if terms.publicity_day_kind == CALENDAR_DAYS:
		return getdate(add_days(first, days))
	return add_workdays(first, days)
