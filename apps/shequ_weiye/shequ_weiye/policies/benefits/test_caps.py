"""Caps of a version in the ledger: training three times a year, loans three times, accident cover up to a sum."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import getdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.policies.benefits.ledger import Grant, follow, record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.factories import make_fact, make_policy, make_version
from shequ_weiye.policies.rule_messages import VersionRefused
from shequ_weiye.policies.services.benefit_claims import Period
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.policies.versions import version_for
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.setup.policies import ship_policies
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY

TRAINING, LOAN, COVER = "职业培训补贴", "创业提振贷（个人）", "家政从业人员意外伤害保险补贴"
TODAY = getdate("2026-12-01")


@pytest.fixture(autouse=True)
def up_to_date() -> None:
	"""The site may be older than this release."""
	ship_policies()


@pytest.fixture
def resident() -> str:
	return str(make_resident().name)


def wish(resident: str, policy: str, contract: str, day: str = "2026-03-01", amount: float = 500.0) -> Grant:
	version = version_for(policy, QIANFOSHAN_COMMUNITY, TODAY)
	period = Period(b.CONTRACT, getdate(day), contract)
	return Grant(policy, QIANFOSHAN_COMMUNITY, period, amount, resident=resident, policy_version=version)


def had(resident: str, policy: str) -> int:
	counts = frappe.get_all(b.LEDGER, filters={"resident": resident, "policy": policy}, pluck="counts")
	return sum(counts)


def test_a_fourth_course_of_a_year_is_refused_and_next_year_there_are_three_again(resident: str) -> None:
	record_grants([wish(resident, TRAINING, f"课程 {number}") for number in range(3)])
	with pytest.raises(BenefitRefused, match=r"最多 3 次.*已核定 3 次"):
		record_grants([wish(resident, TRAINING, "课程 4")])
	assert record_grants([wish(resident, TRAINING, "课程 4", day="2027-01-04")])
	assert had(resident, TRAINING) == 4


def test_of_several_at_once_beyond_the_cap_none_is_written(resident: str) -> None:
	with pytest.raises(BenefitRefused):
		record_grants([wish(resident, TRAINING, f"课程 {number}") for number in range(4)])
	assert had(resident, TRAINING) == 0
	assert record_grants([wish(resident, TRAINING, f"课程 {number}") for number in range(3)])


def test_what_was_cancelled_no_longer_counts(resident: str) -> None:
	names = record_grants([wish(resident, TRAINING, f"课程 {number}") for number in range(3)])
	follow(names[0], b.CANCELLED)
	assert record_grants([wish(resident, TRAINING, "课程 4")])


def test_a_fourth_loan_is_refused_in_whatever_year(resident: str) -> None:
	days = ("2024-01-01", "2025-01-01", "2026-01-01")
	record_grants([wish(resident, LOAN, f"合同 {day}", day) for day in days])
	with pytest.raises(BenefitRefused, match="最多 3 次"):
		record_grants([wish(resident, LOAN, "合同 4", "2027-01-01")])


def test_loans_of_the_ledger_are_added_to_those_before_the_system(resident: str) -> None:
	make_fact("loans_received", "2", resident=resident)
	record_grants([wish(resident, LOAN, "合同 1")])
	assert read_subject(RESIDENT, resident, TODAY).facts["loans_received"].value == 3


def test_covers_of_one_worker_by_several_bodies_stay_within_the_sum_of_the_year(resident: str) -> None:
	record_grants([wish(resident, COVER, "甲家政", amount=60)])
	with pytest.raises(BenefitRefused, match=r"最多 100.*已核定 60"):
		record_grants([wish(resident, COVER, "乙家政", amount=40.01)])
	assert record_grants([wish(resident, COVER, "乙家政", amount=40)])
	assert record_grants([wish(resident, COVER, "乙家政 2027", day="2027-02-01", amount=100)])


def test_another_person_has_caps_of_their_own(resident: str) -> None:
	record_grants([wish(resident, TRAINING, f"课程 {number}") for number in range(3)])
	assert record_grants([wish(str(make_resident().name), TRAINING, "课程 1")])


@pytest.mark.parametrize("parameter", ["没有", "words"])
def test_a_cap_without_a_number_names_its_row(parameter: str) -> None:
	values: dict[str, Any] = {
		"parameters": [
			{"parameter": "from_age", "label": "起始年龄", "value_type": "Number", "value": "16"},
			{"parameter": "amount", "label": "标准", "value_type": "Money", "value": "100"},
			{"parameter": "words", "label": "文字", "value_type": "Text", "value": "三"},
		],
		"caps": [{"measure": b.CAP_TIMES, "within": b.SAME_YEAR, "parameter": parameter}],
	}
	with pytest.raises(VersionRefused, match="每人上限第 1 行"):
		make_version(str(make_policy().name), **values)
