"""What the ledger tells of a person counts in decisions and in the sweep alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
import pytest
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.permissions.area import area_of
from shequ_weiye.policies.benefits.factories import URBAN_POST, month, month_grant
from shequ_weiye.policies.benefits.ledger import Grant, follow, record_grants
from shequ_weiye.policies.factories import make_fact
from shequ_weiye.policies.services.benefit_claims import Period
from shequ_weiye.policies.services.fact_query import fact_table
from shequ_weiye.policies.services.ledger_facts import LEDGER_FACTS
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY

KEYS = sorted(LEDGER_FACTS)


@pytest.fixture
def resident() -> str:
	return str(make_resident().name)


def told(resident: str) -> dict[str, Any]:
	"""Give the facts by both executions, which must agree."""
	today = getdate(nowdate())
	known = read_subject(RESIDENT, resident, today).facts
	single = {key: known[key].value if key in known else None for key in KEYS}
	table = fact_table(RESIDENT, KEYS, area_of(QIANFOSHAN_COMMUNITY), today)
	rows = frappe.db.sql(
		f"select * from ({table.text}) facts where name = %s", [*table.values, resident], as_dict=True
	)
	assert {key: rows[0][key] for key in KEYS} == single
	return single


def test_what_nobody_reported_or_granted_is_not_known(resident: str) -> None:
	assert told(resident) == dict.fromkeys(KEYS)


def test_months_granted_are_added_to_those_before_the_system(resident: str) -> None:
	make_fact("insurance_subsidy_months", "10", resident=resident)
	record_grants([month_grant(resident, month("2026-03")), month_grant(resident, month("2026-04"))])
	record_grants([month_grant(resident, month("2026-05"), URBAN_POST)])
	facts = told(resident)
	assert (facts["insurance_subsidy_months"], facts["welfare_post_months"]) == (12, 1)


def test_what_was_taken_back_no_longer_counts(resident: str) -> None:
	(name,) = record_grants([month_grant(resident, month("2026-03"))])
	follow(name, b.CANCELLED)
	assert told(resident)["insurance_subsidy_months"] is None


def test_a_founder_of_the_ledger_has_had_the_grant_whatever_was_reported(resident: str) -> None:
	make_fact("grant_received_before", "0", resident=resident)
	assert told(resident)["grant_received_before"] is False
	once = Period(b.ONCE, date(2026, 3, 1))
	record_grants([Grant("一次性创业补贴", QIANFOSHAN_COMMUNITY, once, 2000, resident)])
	assert told(resident)["grant_received_before"] is True


def test_a_refund_is_owed_until_it_is_received(resident: str) -> None:
	(name,) = record_grants([month_grant(resident, month("2026-03"))])
	demand = follow(follow(name, b.PAID), b.REFUND_DEMANDED)
	assert told(resident)["refund_owed"] is True
	follow(demand, b.REFUND_RECEIVED)
	assert told(resident)["refund_owed"] is None
