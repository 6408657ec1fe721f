"""Demands from before there were recovery cases: the county withdraws, its finance receives, nobody else."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.benefits.factories import month, month_grant
from shequ_weiye.policies.benefits.ledger import follow, record_grants
from shequ_weiye.policies.benefits.refunds import open_steps, record_refund_step
from shequ_weiye.policies.factories import as_officer
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, SHINAN

COUNTY = (COUNTY_OFFICER, LIXIA)
FINANCE = (COUNTY_FINANCE_OFFICER, LIXIA)
COMMUNITY = (COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
ELSEWHERE = (COUNTY_OFFICER, SHINAN)


@pytest.fixture
def demand() -> str:
	(name,) = record_grants([month_grant(str(make_resident().name), month("2026-03"))])
	return follow(follow(name, b.PAID), b.REFUND_DEMANDED, "同月由单位参保")


def step(post: tuple[str, str], entry: str, kind: str, reason: str = "同月由单位参保") -> str:
	as_officer(*post)
	return record_refund_step(entry, kind, reason)


def test_finance_receives_what_was_demanded(demand: str) -> None:
	received = frappe.get_doc(b.LEDGER, step(FINANCE, demand, b.REFUND_RECEIVED, "退款凭证 2026-11"))
	assert (received.kind, received.reason) == (b.REFUND_RECEIVED, "退款凭证 2026-11")
	assert received.recorded_by == frappe.session.user


@pytest.mark.parametrize(
	("post", "kind"),
	[
		(COMMUNITY, b.DEMAND_WITHDRAWN),
		(FINANCE, b.DEMAND_WITHDRAWN),
		(ELSEWHERE, b.DEMAND_WITHDRAWN),
		(COUNTY, b.REFUND_DEMANDED),
		(FINANCE, b.CANCELLED),
		(COUNTY, b.PAID),
	],
)
def test_nobody_else_does(demand: str, post: tuple[str, str], kind: str) -> None:
	with pytest.raises(frappe.PermissionError):
		step(post, demand, kind)


def test_nothing_new_is_demanded_without_a_recovery_case(demand: str) -> None:
	as_officer(*COUNTY)
	again = record_refund_step(demand, b.DEMAND_WITHDRAWN, "查无实据")
	with pytest.raises(frappe.PermissionError):
		step(COUNTY, again, b.REFUND_DEMANDED)


def test_a_reason_is_written_down(demand: str) -> None:
	with pytest.raises(frappe.ValidationError, match="原因"):
		step(COUNTY, demand, b.DEMAND_WITHDRAWN, "  ")


def test_the_form_offers_what_may_come_next_and_to_whom(demand: str) -> None:
	entry = frappe.get_doc(b.LEDGER, demand)
	for post, offered in ((COUNTY, [b.DEMAND_WITHDRAWN]), (FINANCE, [b.REFUND_RECEIVED]), (COMMUNITY, [])):
		as_officer(*post)
		assert open_steps(entry) == offered
	withdrawn = step(COUNTY, demand, b.DEMAND_WITHDRAWN)
	assert open_steps(entry) == []
	assert open_steps(frappe.get_doc(b.LEDGER, withdrawn)) == []
