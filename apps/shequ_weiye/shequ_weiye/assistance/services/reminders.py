"""One notice a day to each officer with the numbers of due and late persons; it names nobody."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import frappe
from frappe import _
from frappe.utils import nowdate

from shequ_weiye.assistance.services.settings import assistance_settings
from shequ_weiye.constants.assistance import MISSED_STATUSES, WAITING_STATUSES
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.territory.services.notices import notify, officers_over

SERVING_ROLES = (COMMUNITY_OFFICER, STREET_OFFICER)


class Waiting(NamedTuple):
	"""A record whose next service is due or late."""

	name: str
	lateness: str


def remind_officers() -> int:
	"""Tell every responsible officer who was not told today how many persons wait; give their number."""
	if not assistance_settings().reminds_officers:
		return 0
	return sum(_remind(user, waiting) for user, waiting in _waiting_by_officer().items())


def _waiting_by_officer() -> dict[str, list[Waiting]]:
	# The clock reminds the officers of all areas, each of the own records.
	rows = frappe.get_all(
		"Assistance Record",
		filters={"lateness": ("in", WAITING_STATUSES)},
		fields=["name", "lateness", "officer", "division_code"],
		order_by="next_due_on, name",
	)
	waiting: dict[str, list[Waiting]] = defaultdict(list)
	serving: dict[str, tuple[str, ...]] = {}
	for row in rows:
		if row.division_code not in serving:
			serving[row.division_code] = officers_over(row.division_code, SERVING_ROLES)
		for user in _responsible(row.officer, row.division_code, serving[row.division_code]):
			waiting[user].append(Waiting(row.name, row.lateness))
	return waiting


def _responsible(officer: str | None, code: str, serving: tuple[str, ...]) -> tuple[str, ...]:
	"""The officer of the record as long as posted there, else all officers of the community."""
	return (officer,) if officer in serving else officers_over(code, (COMMUNITY_OFFICER,))


def _remind(user: str, waiting: list[Waiting]) -> int:
	told = {"for_user": user, "document_type": "Assistance Record", "creation": (">=", nowdate())}
	if frappe.db.exists("Notification Log", told):
		return 0
	late = sum(1 for record in waiting if record.lateness in MISSED_STATUSES)
	subject = _("Services under 12333: {0} persons are due, {1} are late").format(len(waiting) - late, late)
	return notify([user], subject, frappe.get_doc("Assistance Record", waiting[0].name))
