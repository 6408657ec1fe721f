"""Records of this module for tests and demonstrations."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_months, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
)
from shequ_weiye.policies.applications.factories import bring_into, officer_over
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.startups.services.intakes import COPIED
from shequ_weiye.startups.services.uscc import check_character
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, acting_as

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication
	from shequ_weiye.startups.doctype.startup_intake.startup_intake import StartupIntake

_serials = count(1)


def make_uscc(serial: int | None = None, first: str = "9") -> str:
	"""Give a credit code with a valid check character, not given before in this process."""
	number = next(_serials) if serial is None else serial
	body = f"{first}1370102MA{number:07d}"
	return body + check_character(body)


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
	bring_into(state, application, officers)
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
