"""The report of benefits, seen from the levels."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.roles import CITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.benefits.factories import URBAN_POST, month, month_grant
from shequ_weiye.policies.benefits.ledger import follow, record_grants
from shequ_weiye.policies.factories import as_officer
from shequ_weiye.policies.report.benefits_by_division.benefits_by_division import execute
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_STREET, SHINAN

CITY = "370100000000"


@pytest.fixture(autouse=True)
def entries() -> None:
	"""Three grants: one paid and claimed back, one cancelled, one by another policy."""
	# The site may hold demonstration entries; those of the test alone are counted.
	frappe.db.delete(b.LEDGER)
	resident = str(make_resident().name)
	texts = ("2026-01", "2026-02")
	first, second = record_grants([month_grant(resident, month(text)) for text in texts])
	record_grants([month_grant(resident, month("2026-03"), URBAN_POST, amount=300)])
	follow(second, b.CANCELLED)
	follow(follow(follow(first, b.PAID), b.REFUND_DEMANDED), b.REFUND_RECEIVED)


def rows(**filters: Any) -> dict[str, tuple[float, ...]]:
	fields = ("grants", "granted", "paid", "demanded", "refunded")
	return {
		row["division"]: tuple(row[field] for field in fields) for row in execute(filters)[1] if row["grants"]
	}


@pytest.mark.parametrize(
	("role", "place", "below"),
	[(COUNTY_OFFICER, LIXIA, QIANFOSHAN_STREET), (CITY_OFFICER, CITY, LIXIA)],
)
def test_each_level_sees_the_sums_of_those_below(role: str, place: str, below: str) -> None:
	as_officer(role, place)
	assert rows() == {below: (3, 800, 500, 500, 500)}


def test_policy_and_days_are_filtered() -> None:
	as_officer(COUNTY_OFFICER, LIXIA)
	assert rows(policy=URBAN_POST) == {QIANFOSHAN_STREET: (1, 300, 0, 0, 0)}
	assert rows(fund=b.FUNDS[1]) == {}
	assert rows(from_date=add_days(nowdate(), 1)) == {}


def test_another_county_sees_nothing_of_it() -> None:
	as_officer(COUNTY_OFFICER, SHINAN)
	assert rows() == {}
	with pytest.raises(frappe.PermissionError):
		rows(division=QIANFOSHAN_STREET)
