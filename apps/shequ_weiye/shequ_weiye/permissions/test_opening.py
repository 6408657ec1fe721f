"""Who may not open a record is told so in the words of the work."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants.roles import STREET_OFFICER
from shequ_weiye.permissions.opening import getdoc
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import YAOJIA_STREET, make_officer


@pytest.fixture
def resident():
	return make_resident()


def test_a_record_of_the_own_area_opens(resident) -> None:
	frappe.local.response = frappe._dict(docs=[])
	getdoc("Resident", resident.name)
	assert frappe.response.docs[-1].name == resident.name


def test_a_record_of_another_area_is_refused_in_chinese(resident) -> None:
	frappe.set_user(make_officer(STREET_OFFICER, YAOJIA_STREET))
	with pytest.raises(frappe.PermissionError):
		getdoc("Resident", resident.name)
	said = frappe.flags.error_message
	assert said.startswith(f"您不能查看居民 {resident.name}") and "Resident" not in said
