"""Whether an officer was posted where and when a service is said to have been given."""

from __future__ import annotations

from datetime import date

import frappe

from shequ_weiye.permissions.area import area_of
from shequ_weiye.permissions.scope import ADMINISTRATOR


def was_posted(officer: str, code: str, day: date) -> bool:
	"""Answer whether ``officer`` held a posting over the place ``code`` on ``day``.

	A place that was merged since counts as the one that took its place. The platform's own account, which
	loads what other systems send, is no officer and needs no posting.
	"""
	if officer == ADMINISTRATOR:
		return True
	places = {code, frappe.db.get_value("Administrative Division", code, "replaced_by") or code}
	# Asks about one officer of whom the user says that he was here; answers yes or no.
	postings = frappe.get_all(
		"Staff Posting",
		filters={"user": officer, "from_date": ("<=", day)},
		or_filters=[["to_date", ">=", day], ["to_date", "is", "not set"]],
		pluck="division_code",
	)
	return any(area_of(held).covers(place) for held in postings for place in places)
