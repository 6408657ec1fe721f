"""The ledger of benefits: what it takes, what it refuses and in which words, and that nobody alters it."""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
import pytest
from frappe.client import delete, set_value

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.jobs.factories import make_employer
from shequ_weiye.policies.benefits.factories import (
	BY_EMPLOYER,
	FLEXIBLE,
	GRADUATE_FLEXIBLE,
	URBAN_POST,
	month,
	month_grant,
)
from shequ_weiye.policies.benefits.ledger import Grant, follow, open_grant_of, record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.factories import as_officer, make_fact, make_policy, make_version, put_in_force
from shequ_weiye.policies.services.benefit_claims import Period
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, SHINAN

MARCH = month("2026-03")


def months(count: int, start: int = 0) -> list[Period]:
	"""Give so many months from January 2024 on."""
	numbers = range(start, start + count)
	return [Period(b.MONTH, date(2024 + number // 12, number % 12 + 1, 1)) for number in numbers]


def grant(*grants: Grant) -> list[str]:
	return record_grants(grants)


def entry(name: str) -> Any:
	return frappe.get_doc(b.LEDGER, name)


def kinds_of(resident: str) -> list[str]:
	rows = frappe.get_all(b.LEDGER, filters={"resident": resident}, pluck="kind", order_by="creation")
	return sorted(rows)


@pytest.fixture
def resident() -> str:
	return str(make_resident().name)


# --- what stands in it


def test_an_entry_says_what_for_how_much_from_which_fund_by_whom_and_when(resident: str) -> None:
	(name,) = grant(month_grant(resident, MARCH, reason="三月份"))
	stored = entry(name)
	assert (stored.kind, stored.policy, stored.period_kind, stored.period) == (
		b.GRANTED,
		FLEXIBLE,
		b.MONTH,
		"2026-03",
	)
	assert (stored.amount, stored.fund, stored.division_code) == (500, b.SUBSIDY_FUND, QIANFOSHAN_COMMUNITY)
	assert (stored.recorded_by, stored.reason) == ("Administrator", "三月份")
	assert stored.recorded_at
	assert stored.policy_version


def test_several_grants_are_written_together_or_not_at_all(resident: str) -> None:
	grant(month_grant(resident, MARCH))
	with pytest.raises(BenefitRefused):
		grant(*(month_grant(resident, month(text)) for text in ("2026-01", "2026-02", "2026-03")))
	assert kinds_of(resident) == [b.GRANTED]
	grant(*(month_grant(resident, month(text)) for text in ("2026-01", "2026-02")))


# --- once


def test_a_month_is_granted_once(resident: str) -> None:
	grant(month_grant(resident, MARCH))
	with pytest.raises(BenefitRefused, match=f"{FLEXIBLE}.*2026-03"):
		grant(month_grant(resident, Period(b.MONTH, date(2026, 3, 31))))
	grant(month_grant(resident, month("2026-04")))


def test_another_policy_of_the_same_kind_is_not_granted_for_the_same_month(resident: str) -> None:
	grant(month_grant(resident, MARCH))
	with pytest.raises(BenefitRefused, match=GRADUATE_FLEXIBLE):
		grant(month_grant(resident, MARCH, GRADUATE_FLEXIBLE))


def test_a_worker_claimed_by_two_employers_meets_the_first_claim(resident: str) -> None:
	first, second = make_employer().name, make_employer().name
	grant(month_grant(resident, MARCH, BY_EMPLOYER, employer=first))
	with pytest.raises(BenefitRefused, match=BY_EMPLOYER) as refused:
		grant(month_grant(resident, MARCH, BY_EMPLOYER, employer=second))
	assert first not in str(refused.value)


@pytest.mark.parametrize(("first", "second"), [(FLEXIBLE, URBAN_POST), (URBAN_POST, FLEXIBLE)])
def test_what_a_version_excludes_is_refused_whichever_comes_first(resident, first, second) -> None:
	grant(month_grant(resident, MARCH, first))
	with pytest.raises(BenefitRefused, match=f"{second}.*2026-03.*{first}.*同一人同一月只能享受一项"):
		grant(month_grant(resident, MARCH, second))
	grant(month_grant(resident, month("2026-04"), second))


def test_another_county_meets_the_same_claim_and_is_told_nothing_of_the_first(resident: str) -> None:
	grant(month_grant(resident, MARCH))
	with pytest.raises(BenefitRefused) as refused:
		grant(month_grant(resident, MARCH, division=SHINAN))
	assert "历下" not in str(refused.value)
	assert resident not in str(refused.value)


def test_what_an_administrator_excludes_counts_from_then_on(resident: str) -> None:
	policy = str(make_policy().name)
	life = {"excluded_policy": FLEXIBLE, "period": b.FOR_LIFE, "note": "只能选一项。"}
	put_in_force(make_version(policy, exclusions=[life]))
	grant(month_grant(resident, MARCH))
	grant(month_grant(resident, month("2026-04")))
	once = Grant(policy, QIANFOSHAN_COMMUNITY, Period(b.ONCE, date(2026, 9, 1)), 100, resident)
	with pytest.raises(BenefitRefused, match="只能选一项"):
		grant(once)


def test_once_in_life_holds_for_the_founder_and_for_the_firm() -> None:
	founders = [str(make_resident().name) for _ in range(2)]
	firm = "91370102MA00000001"

	def once(founder: str) -> Grant:
		period = Period(b.ONCE, date(2026, 3, 1))
		return Grant("一次性创业补贴", QIANFOSHAN_COMMUNITY, period, 2000, founder, firm=firm)

	grant(once(founders[0]))
	for founder in founders:
		with pytest.raises(BenefitRefused, match="一次性创业补贴"):
			grant(once(founder))


def test_a_course_must_be_named(resident: str) -> None:
	course = Grant("职业培训补贴", QIANFOSHAN_COMMUNITY, Period(b.CONTRACT, date(2026, 3, 1)), 800, resident)
	with pytest.raises(BenefitRefused, match="合同或课程"):
		grant(course)


# --- months


def test_the_thirty_seventh_month_is_refused_and_kinds_are_added_together(resident: str) -> None:
	grant(*(month_grant(resident, period) for period in months(20)))
	employer = make_employer().name
	grant(*(month_grant(resident, period, BY_EMPLOYER, employer=employer) for period in months(16, 20)))
	with pytest.raises(BenefitRefused, match=r"最多.*36 个月.*36 个月"):
		grant(month_grant(resident, *months(1, 36)))


def test_months_before_the_system_are_added_whatever_kind_they_were(resident: str) -> None:
	make_fact("insurance_subsidy_months", "30", resident=resident)
	make_fact("welfare_post_months", "5", resident=resident)
	grant(month_grant(resident, MARCH))
	with pytest.raises(BenefitRefused, match="36 个月"):
		grant(month_grant(resident, month("2026-04")))


def test_graduates_have_twenty_four_months_counted_apart(resident: str) -> None:
	grant(*(month_grant(resident, period, GRADUATE_FLEXIBLE) for period in months(24)))
	with pytest.raises(BenefitRefused, match="24 个月"):
		grant(month_grant(resident, *months(1, 24), GRADUATE_FLEXIBLE))
	grant(month_grant(resident, *months(1, 24)))


def test_who_is_near_retirement_at_the_first_approval_goes_on_until_then(resident: str) -> None:
	frappe.db.set_value("Resident", resident, "retires_on", "2027-06-30")
	grant(*(month_grant(resident, period) for period in months(40)))
	# A later date changes nothing of what the first approval decided.
	frappe.db.set_value("Resident", resident, "retires_on", "2040-01-01")
	grant(month_grant(resident, month("2027-05")))
	with pytest.raises(BenefitRefused, match="法定退休"):
		grant(month_grant(resident, month("2027-06")))


# --- corrections


def test_a_cancelled_month_can_be_granted_anew(resident: str) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	counter = entry(follow(name, b.CANCELLED, "登记有误"))
	assert (counter.follows, counter.grant_entry, counter.counts) == (name, name, -1)
	grant(month_grant(resident, MARCH, URBAN_POST))
	assert kinds_of(resident) == sorted([b.GRANTED, b.CANCELLED, b.GRANTED])


def test_what_another_month_of_the_same_policy_holds_stays_held(resident: str) -> None:
	policy = str(make_policy().name)
	put_in_force(make_version(policy, exclusions=[{"excluded_policy": FLEXIBLE, "period": b.FOR_LIFE}]))
	first, second = grant(month_grant(resident, MARCH), month_grant(resident, month("2026-04")))
	once = Grant(policy, QIANFOSHAN_COMMUNITY, Period(b.ONCE, date(2026, 9, 1)), 100, resident)
	follow(first, b.CANCELLED)
	with pytest.raises(BenefitRefused):
		grant(once)
	follow(second, b.CANCELLED)
	grant(once)


def test_a_refund_is_due_before_anything_new(resident: str) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	demand = follow(follow(name, b.PAID), b.REFUND_DEMANDED, "同月由单位参保")
	with pytest.raises(BenefitRefused, match="500"):
		grant(month_grant(resident, month("2026-04")))
	follow(demand, b.REFUND_RECEIVED)
	grant(month_grant(resident, MARCH), month_grant(resident, month("2026-04")))


def test_a_demand_that_is_withdrawn_leaves_the_grant_as_it_was(resident: str) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	demand = follow(follow(name, b.PAID), b.REFUND_DEMANDED, "举报")
	withdrawn = follow(demand, b.DEMAND_WITHDRAWN, "查无实据")
	grant(month_grant(resident, month("2026-04")))
	with pytest.raises(BenefitRefused, match=FLEXIBLE):
		grant(month_grant(resident, MARCH))
	follow(withdrawn, b.REFUND_DEMANDED, "新证据")


@pytest.mark.parametrize(
	"wrong",
	[
		(b.REFUND_DEMANDED,),
		(b.REFUND_RECEIVED,),
		(b.PAID, b.CANCELLED),
		(b.PAID, b.PAID),
		(b.CANCELLED, b.CANCELLED),
		(b.CANCELLED, b.PAID),
	],
)
def test_entries_follow_each_other_in_order(resident: str, wrong: tuple[str, ...]) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	for kind in wrong[:-1]:
		name = follow(name, kind)
	with pytest.raises(BenefitRefused):
		follow(name, wrong[-1])


def test_no_entry_is_followed_twice(resident: str) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	follow(name, b.PAID)
	for kind in (b.PAID, b.CANCELLED):
		with pytest.raises(BenefitRefused):
			follow(name, kind)


def test_the_open_grant_of_a_case_is_found(resident: str) -> None:
	case = ("Resident", resident)
	assert open_grant_of(*case) is None
	(name,) = grant(month_grant(resident, MARCH, case=case))
	assert open_grant_of(*case) == name
	follow(name, b.CANCELLED)
	assert open_grant_of(*case) is None
	(again,) = grant(month_grant(resident, MARCH, case=case))
	assert open_grant_of(*case) == again
	follow(again, b.PAID)
	assert open_grant_of(*case) is None


# --- nobody alters it


def _save(doc: Any) -> None:
	doc.amount = 1
	doc.save(ignore_permissions=True)


def _rename(doc: Any) -> None:
	frappe.rename_doc(b.LEDGER, doc.name, "other", force=True)


@pytest.mark.parametrize(
	"attempt",
	[
		_save,
		_rename,
		lambda doc: doc.db_set("amount", 1),
		lambda doc: doc.db_update(),
		lambda doc: doc.delete(ignore_permissions=True),
		lambda doc: frappe.delete_doc(b.LEDGER, doc.name, force=True, ignore_permissions=True),
		lambda doc: set_value(b.LEDGER, doc.name, "amount", 1),
		lambda doc: delete(b.LEDGER, doc.name),
		lambda doc: frappe.copy_doc(doc).insert(ignore_permissions=True),
	],
)
def test_no_way_of_writing_alters_an_entry(resident: str, attempt) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	with pytest.raises(frappe.PermissionError):
		attempt(entry(name))
	frappe.clear_document_cache(b.LEDGER, name)
	assert entry(name).amount == 500
	assert frappe.db.count(b.LEDGER, {"resident": resident}) == 1


@pytest.mark.parametrize("role", [COUNTY_OFFICER, COUNTY_FINANCE_OFFICER, WEIYE_ADMINISTRATOR])
def test_no_officer_writes_it_and_nobody_opens_claims_and_accounts(resident: str, role: str) -> None:
	(name,) = grant(month_grant(resident, MARCH))
	as_officer(role, LIXIA)
	for right in ("create", "write", "delete"):
		assert not frappe.has_permission(b.LEDGER, right, doc=name)
	frappe.set_user("Administrator")
	for table in ("Benefit Claim", "Benefit Account"):
		key = frappe.db.get_value(table, {}, "name")
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc(table, key)
