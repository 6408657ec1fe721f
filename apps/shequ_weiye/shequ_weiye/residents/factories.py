"""Records of this module for tests and demonstrations; nobody in them is real."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import nowdate

from shequ_weiye.constants.residents import DISABLED_PERSON, HEAD_OF_HOUSEHOLD
from shequ_weiye.residents.services.id_number import check_digit
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.employment_status_change.employment_status_change import (
		EmploymentStatusChange,
	)
	from shequ_weiye.residents.doctype.household.household import Household
	from shequ_weiye.residents.doctype.personal_data_consent.personal_data_consent import PersonalDataConsent
	from shequ_weiye.residents.doctype.resident.resident import Resident
	from shequ_weiye.residents.doctype.sensitive_circumstance.sensitive_circumstance import (
		SensitiveCircumstance,
	)

BORN = date(1990, 5, 17)
# A serial number of its own for every person made in this process; odd numbers are men.
_serials = count(1)


def make_id_number(birth_date: date = BORN, serial: int | None = None, county: str = "370102") -> str:
	"""Give a number with a valid check digit; without a serial, one not given before in this process."""
	number = next(_serials) if serial is None else serial
	county = county if serial is not None else f"37{number // 1000 % 10000:04d}"
	body = f"{county}{birth_date:%Y%m%d}{number % 1000:03d}"
	return body + check_digit(body)


def make_resident(**overrides: Any) -> Resident:
	"""Register a person with a community (千佛山社区 by default)."""
	values: dict[str, Any] = {
		"full_name": "张三",
		"id_number": overrides.get("id_number") or make_id_number(),
		"mobile": "13900000000",
		"division": QIANFOSHAN_COMMUNITY,
	}
	return frappe.get_doc({"doctype": "Resident", **values, **overrides}).insert()


def make_status_change(**overrides: Any) -> EmploymentStatusChange:
	"""Enter an employment status of today for a resident (a new one by default)."""
	values = {"resident": overrides.get("resident") or make_resident().name, "status": "Employed"}
	return frappe.get_doc({"doctype": "Employment Status Change", **values, **overrides}).insert()


def make_household(**overrides: Any) -> Household:
	"""Make a household (of one new resident by default)."""
	values = {"members": [] if "members" in overrides else [_head_row()]}
	return frappe.get_doc({"doctype": "Household", **values, **overrides}).insert()


def _head_row() -> dict[str, str]:
	return {"resident": make_resident().name, "relation": HEAD_OF_HOUSEHOLD}


def make_circumstance(**overrides: Any) -> SensitiveCircumstance:
	"""Enter a sensitive circumstance of a resident (a new one by default)."""
	values = {"resident": overrides.get("resident") or make_resident().name, "circumstance": DISABLED_PERSON}
	return frappe.get_doc({"doctype": "Sensitive Circumstance", **values, **overrides}).insert()


def make_consent(**overrides: Any) -> PersonalDataConsent:
	"""Record a consent of today of a resident (a new one by default)."""
	values = {"resident": overrides.get("resident") or make_resident().name, "given_on": nowdate()}
	values |= {"purpose": "Employment Services", "form": "Paper Form"}
	return frappe.get_doc({"doctype": "Personal Data Consent", **values, **overrides}).insert()
