"""Records of this module for tests and demonstrations, moved by the officers whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, add_months, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	ROLE_LEVELS,
	STREET_OFFICER,
)
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.startups.services.intakes import COPIED
from shequ_weiye.startups.services.uscc import check_character
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, acting_as, make_officer

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication
	from shequ_weiye.startups.doctype.startup_intake.startup_intake import StartupIntake

# Days by which a case is moved into the past so that its publicity is over.
LONG_AGO = 45

ROUTE: tuple[tuple[str, str], ...] = (
	(w.SUBMIT, COMMUNITY_OFFICER),
	(w.ACCEPT, COMMUNITY_OFFICER),
	(w.PASS_REVIEW, STREET_OFFICER),
	(w.APPROVE, COUNTY_OFFICER),
	(w.END_PUBLICITY, COUNTY_OFFICER),
	(w.CONFIRM_PAYMENT, COUNTY_FINANCE_OFFICER),
	(w.CLOSE, COUNTY_OFFICER),
)

# The acts that bring a new application into each state.
TRAILS: dict[str, tuple[tuple[str, str], ...]] = {
	s.DRAFT: (),
	s.PENDING_ACCEPTANCE: ROUTE[:1],
	s.PENDING_STREET_REVIEW: ROUTE[:2],
	s.PENDING_COUNTY_APPROVAL: ROUTE[:3],
	s.IN_PUBLICITY: ROUTE[:4],
	s.PENDING_PAYMENT: ROUTE[:5],
	s.PAID: ROUTE[:6],
	s.CLOSED: ROUTE,
	s.CORRECTION_REQUIRED: (*ROUTE[:2], (w.RETURN, STREET_OFFICER)),
	s.REFUSED: (*ROUTE[:3], (w.REFUSE, COUNTY_OFFICER)),
	s.WITHDRAWN: (*ROUTE[:1], (w.WITHDRAW, COMMUNITY_OFFICER)),
}

REASONS: dict[str, str] = {
	w.RETURN: "营业执照影印件不清晰，请重新提交。",
	w.REFUSE: "经核实，申请人不属于首次创业。",
	w.WITHDRAW: "申请人自愿撤回。",
}

_serials = count(1)


def make_uscc(serial: int | None = None, first: str = "9") -> str:
	"""Give a credit code with a valid check character, not given before in this process."""
	number = next(_serials) if serial is None else serial
	body = f"{first}1370102MA{number:07d}"
	return body + check_character(body)


def officer_over(code: str, role: str) -> str:
	"""Give (or make) an officer in ``role`` whose posting covers the community ``code``."""
	division = ancestor_at(code, ROLE_LEVELS[role][0])
	found = frappe.db.exists("Staff Posting", {"role": role, "division": division})
	return frappe.db.get_value("Staff Posting", found, "user") if found else make_officer(role, division)


def make_startup_application(
	state: str = s.DRAFT, officers: Mapping[str, str] | None = None, **overrides: Any
) -> StartupApplication:
	"""Record an application of a new resident and bring it into ``state`` by the real steps.

	``officers`` names the users who act, by role; without it they are found or made. An application
	past its publicity is moved into the past first.
	"""
	applicant = overrides.pop("applicant", None) or make_resident().name
	# A test may name any resident.
	code = frappe.db.get_value("Resident", applicant, "division")
	recorder = (officers or {}).get(COMMUNITY_OFFICER) or officer_over(code, COMMUNITY_OFFICER)
	with acting_as(recorder):
		application = frappe.get_doc({**complete_values(applicant), **overrides}).insert()
	for action, role in TRAILS[state]:
		take(application, action, (officers or {}).get(role) or officer_over(code, role))
	return application


def complete_values(applicant: str) -> dict[str, Any]:
	"""Give the contents of an application that lacks nothing."""
	return {
		"doctype": "Startup Application",
		"applicant": applicant,
		"claimed_category": startups.CLAIMED_CATEGORIES[0],
		"enterprise_name": "千佛山便民小店",
		"uscc": make_uscc(),
		"enterprise_kind": startups.INDIVIDUAL_BUSINESS,
		"registered_on": add_months(nowdate(), -18),
		"is_first_startup": 1,
		"jobs_created": 1,
		"payee": "张三",
		"bank_name": "示例银行济南分行",
		"bank_account": "6200000000000000000",
		"documents": [{"document_name": name, "given_on": nowdate()} for name in startups.REQUIRED_DOCUMENTS],
	}


def intake_values() -> dict[str, Any]:
	"""Give what a resident of 千佛山 writes into the public form, complete."""
	enterprise = {field: complete_values("")[field] for field in COPIED}
	person = {"full_name": "李小燕", "id_number": make_id_number(), "mobile": "13805310001", "consent": 1}
	return {**enterprise, **person, "division": QIANFOSHAN_COMMUNITY}


def make_intake(**overrides: Any) -> StartupIntake:
	"""Make an application as the public form leaves it."""
	values = {"doctype": "Startup Intake", **intake_values(), **overrides}
	with acting_as("Guest"):
		# As Frappe inserts what came by a public form.
		return frappe.get_doc(values).insert(ignore_permissions=True)


def take(application: StartupApplication, action: str, user: str, **values: Any) -> None:
	"""Let ``user`` take one action, with what belongs to it."""
	if action == w.END_PUBLICITY:
		move_into_past(application, LONG_AGO)
	if action == w.CONFIRM_PAYMENT:
		values = {"payment_reference": f"示例拨付-{application.name}", "paid_on": nowdate(), **values}
	if action in w.REASON_ACTIONS:
		values = {"decision_reason": REASONS[action], **values}
	with acting_as(user):
		application.act(action, values)


def move_into_past(application: StartupApplication, days: int) -> None:
	"""Shift every date of a case, as if all of it had happened so many days earlier."""
	fields = ("applied_on", "step_due_on", "publicity_from", "publicity_to")
	dates = {field: add_days(application.get(field), -days) for field in fields if application.get(field)}
	# Writes past the rules on purpose: only invented cases are made old.
	application.db_set(dates, update_modified=False)
	for row in application.steps:
		due_on = row.due_on and add_days(row.due_on, -days)
		# As above.
		row.db_set({"acted_at": add_days(row.acted_at, -days), "due_on": due_on}, update_modified=False)
	application.reload()
