"""Budget envelopes: found by place, charged by the ledger, never overspent, and written by finance alone."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.applications import PENDING_COUNTY_APPROVAL
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.constants.workflows import APPROVE
from shequ_weiye.permissions.division import OutsideAreaError
from shequ_weiye.policies.applications.factories import officer_over, take
from shequ_weiye.policies.benefits.envelopes import find_envelope
from shequ_weiye.policies.benefits.factories import FLEXIBLE, make_envelope, month, month_grant
from shequ_weiye.policies.benefits.ledger import follow, record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.factories import as_officer
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, QIANFOSHAN_STREET, SHINAN

CITY = "370100000000"


def numbers(envelope: Any) -> tuple[float, float, float]:
	envelope.reload()
	return envelope.committed, envelope.paid, envelope.money_left


@pytest.fixture
def resident() -> str:
	return str(make_resident().name)


def test_the_ledger_binds_pays_and_gives_back(resident: str) -> None:
	envelope = make_envelope(1200)
	first, second = record_grants([month_grant(resident, month(text)) for text in ("2026-03", "2026-04")])
	assert numbers(envelope) == (1000, 0, 200)
	paid = follow(first, b.PAID)
	assert numbers(envelope) == (500, 500, 200)
	follow(second, b.CANCELLED)
	assert numbers(envelope) == (0, 500, 700)
	follow(follow(paid, b.REFUND_DEMANDED), b.REFUND_RECEIVED)
	assert numbers(envelope) == (0, 0, 1200)
	assert envelope.used_percent == 0


def test_more_than_is_left_is_refused_and_says_how_much_is_left(resident: str) -> None:
	make_envelope(700)
	record_grants([month_grant(resident, month("2026-03"))])
	with pytest.raises(BenefitRefused, match=r"历下区.*只剩.*200"):
		record_grants([month_grant(resident, month("2026-04"))])


def require_budget_in(*places: str) -> None:
	settings = frappe.get_doc("Policy Settings")
	settings.set("budget_required_in", [{"division": place} for place in places])
	settings.save()


@pytest.mark.parametrize("place", [LIXIA, CITY, "370000000000"])
def test_where_a_budget_is_required_nothing_is_granted_without_one(resident: str, place: str) -> None:
	require_budget_in(place)
	with pytest.raises(BenefitRefused, match=r"没有.*资金预算"):
		record_grants([month_grant(resident, month("2026-03"))])
	assert not frappe.db.exists(b.LEDGER, {"resident": resident})
	make_envelope(1000)
	assert record_grants([month_grant(resident, month("2026-03"))])


def test_a_requirement_elsewhere_is_none_here(resident: str) -> None:
	require_budget_in(SHINAN)
	assert record_grants([month_grant(resident, month("2026-03"))])


def test_the_form_warns_of_a_case_that_no_budget_pays_for() -> None:
	case = make_startup_application(PENDING_COUNTY_APPROVAL)
	assert any("没有录入资金预算" in note for note in case.notes())
	require_budget_in(LIXIA)
	assert any("请先由县区拨付录入" in note for note in case.notes())
	make_envelope(100_000)
	assert case.notes() == []


def test_a_case_is_not_approved_where_a_budget_is_required_and_missing() -> None:
	require_budget_in(LIXIA)
	case = make_startup_application(PENDING_COUNTY_APPROVAL)
	with pytest.raises(BenefitRefused, match=r"没有.*资金预算"):
		take(case, APPROVE, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	assert frappe.db.get_value(case.doctype, case.name, "workflow_state") == PENDING_COUNTY_APPROVAL


def test_a_place_without_envelope_grants_without_one(resident: str) -> None:
	make_envelope(1, division=SHINAN)
	make_envelope(1, year=getdate(nowdate()).year - 1)
	(name,) = record_grants([month_grant(resident, month("2026-03"))])
	assert not frappe.db.get_value(b.LEDGER, name, "budget_envelope")


def test_the_most_specific_place_pays() -> None:
	found = (b.SUBSIDY_FUND, b.SUBSIDIES, QIANFOSHAN_COMMUNITY)
	city = make_envelope(division=CITY)
	assert find_envelope(*found) == city.name
	county = make_envelope()
	assert find_envelope(*found) == county.name


def test_direct_grants_are_charged_to_the_community(resident: str) -> None:
	county = make_envelope(10)
	community = make_envelope(800, envelope_kind=b.DIRECT_GRANTS, division=QIANFOSHAN_COMMUNITY)
	frappe.db.set_value("Policy", FLEXIBLE, "envelope_kind", b.DIRECT_GRANTS)
	record_grants([month_grant(resident, month("2026-03"))])
	assert (numbers(county)[0], numbers(community)[0]) == (0, 500)


@pytest.mark.parametrize(
	("kind", "division", "words"),
	[
		(b.DIRECT_GRANTS, LIXIA, "请选择社区"),
		(b.SUBSIDIES, QIANFOSHAN_STREET, "县区、市或省"),
		(b.SUBSIDIES, QIANFOSHAN_COMMUNITY, "县区、市或省"),
	],
)
def test_each_kind_has_its_level(kind: str, division: str, words: str) -> None:
	with pytest.raises(frappe.ValidationError, match=words):
		make_envelope(envelope_kind=kind, division=division)


def test_there_is_one_envelope_of_a_fund_year_and_place() -> None:
	make_envelope()
	with pytest.raises(frappe.UniqueValidationError, match="请修改它的总额"):
		make_envelope()


def test_nobody_writes_what_the_ledger_adds_up(resident: str) -> None:
	envelope = make_envelope(1200, committed=7, paid=7, money_left=7)
	assert numbers(envelope) == (0, 0, 1200)
	record_grants([month_grant(resident, month("2026-03"))])
	envelope.reload()
	envelope.update({"committed": 0, "paid": 0, "total": 900})
	envelope.save()
	assert numbers(envelope) == (500, 0, 400)


def test_the_total_is_not_lowered_below_what_is_granted(resident: str) -> None:
	envelope = make_envelope(1200)
	record_grants([month_grant(resident, month("2026-03"))])
	envelope.reload()
	envelope.total = 499
	with pytest.raises(frappe.ValidationError, match=r"已核定和拨付.*500"):
		envelope.save()


def test_an_envelope_with_grants_is_kept(resident: str) -> None:
	envelope = make_envelope(1200)
	record_grants([month_grant(resident, month("2026-03"))])
	with pytest.raises(frappe.ValidationError, match="不能删除"):
		envelope.delete()


def test_the_form_tells_what_is_to_be_expected() -> None:
	envelope = make_envelope(1200)
	envelope.run_method("onload")
	assert (envelope.get_onload("expected"), envelope.get_onload("used_up_on")) == (0, None)


def test_finance_writes_the_envelopes_of_its_county_and_others_look() -> None:
	as_officer(COUNTY_FINANCE_OFFICER, LIXIA)
	envelope = make_envelope()
	make_envelope(envelope_kind=b.DIRECT_GRANTS, division=QIANFOSHAN_COMMUNITY)
	with pytest.raises((frappe.PermissionError, OutsideAreaError)):
		make_envelope(division=SHINAN)
	with pytest.raises((frappe.PermissionError, OutsideAreaError)):
		make_envelope(division=CITY)
	as_officer(COUNTY_OFFICER, LIXIA)
	assert frappe.has_permission(b.ENVELOPE, "read", doc=envelope.name)
	assert not frappe.has_permission(b.ENVELOPE, "write", doc=envelope.name)
	as_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	assert frappe.get_list(b.ENVELOPE, pluck="division") == [QIANFOSHAN_COMMUNITY]
