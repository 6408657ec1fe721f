"""政策计算器 on real records: what is open, what blocks the rest, what to bring; and decisions that are kept."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import getdate

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.permissions.area import Area
from shequ_weiye.policies import calculator
from shequ_weiye.policies.factories import (
	GRANT,
	as_officer,
	make_fact,
	make_founder_facts,
	make_policy,
	version_values,
)
from shequ_weiye.policies.rule_messages import VersionRefused
from shequ_weiye.policies.services.fact_catalogue import FACTS, facts_of, stored_facts
from shequ_weiye.policies.services.fact_query import fact_table
from shequ_weiye.policies.services.fact_types import FactType, Held
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, SHINAN

# On this day the founder has left college less than two years ago and run a firm for over a year.
DAY = "2025-03-01"


@pytest.fixture
def founder() -> str:
	resident = make_resident(full_name="赵创业")
	make_founder_facts(resident.name)
	return str(resident.name)


def page_of(resident: str, policy: str = GRANT, on: str = DAY) -> dict[str, Any]:
	return calculator.explain_policy(policy, p.RESIDENT, resident, on)


def texts(page: dict[str, Any], verdict: str) -> list[str]:
	parts = [part for node in page["tree"] for part in (node, *node.get("parts", []))]
	return [f"{part['text']} {part['message']}" for part in parts if part["verdict"] == verdict]


def test_a_founder_gets_the_grant_of_the_city_with_its_working(founder: str) -> None:
	page = page_of(founder)
	assert (page["outcome"], page["amounts"][0]["value"]) == (p.ENTITLED, 12_000)
	assert "12,000" in page["amounts"][0]["working"]
	assert "济南市" in page["title"]
	assert page["timing"]["since"] == "2025-01-31"
	assert page["timing"]["until"] == "2025-06-29"


def test_a_refusal_says_what_is_known_what_is_required_and_the_clause(founder: str) -> None:
	page = page_of(founder, on="2025-07-01")
	assert page["outcome"] == p.NOT_KNOWN  # whether the founder returned from elsewhere is not known
	frappe.db.set_value("Resident", founder, "workflow_state", "Verified")
	make_fact("enterprise_registered_on", "2024-06-30", resident=founder)
	page = page_of(founder, on="2025-05-01")
	assert page["outcome"] == p.NOT_ENTITLED
	(text,) = [text for text in texts(page, "no") if "登记注册月数" in text]
	assert "10 月" in text and "12 月" in text


def test_too_early_tells_from_when(founder: str) -> None:
	page = page_of(founder, on="2025-01-30")
	assert page["outcome"] == p.NOT_ENTITLED
	assert page["timing"]["begins"] == "2025-01-31"


def test_unknown_lists_what_to_bring() -> None:
	resident = make_resident()
	make_founder_facts(resident.name, first_enterprise="")
	page = page_of(resident.name)
	assert page["outcome"] == p.NOT_KNOWN
	assert [fact["fact"] for fact in page["missing"]] == ["first_enterprise"]


def test_facts_come_with_source_and_date(founder: str) -> None:
	facts = {row["fact"]: row for row in page_of(founder)["facts"]}
	assert facts["first_enterprise"]["source"] == "查验材料"
	assert facts["first_enterprise"]["as_of"] == getdate().isoformat()
	assert facts["birth_date"]["source"] == "本人档案"


def test_the_calculator_shows_every_policy_of_the_place_with_open_ones_first(founder: str) -> None:
	pages = calculator.calculate(p.RESIDENT, founder, DAY)["policies"]
	assert pages[0]["verdict"] == "yes"
	assert {"灵活就业社会保险补贴", "城镇公益性岗位", "职业培训补贴"} <= {page["policy"] for page in pages}
	assert all("小微企业" not in page["policy"] for page in pages)


def test_an_officer_of_another_place_learns_nothing(founder: str) -> None:
	as_officer(COUNTY_OFFICER, SHINAN)
	for call in (calculator.calculate, lambda *args: calculator.record_decision(GRANT, *args)):
		with pytest.raises(frappe.PermissionError):
			call(p.RESIDENT, founder)


def test_a_decision_is_kept_as_it_was_told_and_never_changes(founder: str) -> None:
	as_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	decision = frappe.get_doc("Policy Decision", calculator.record_decision(GRANT, p.RESIDENT, founder))
	assert (decision.resident, decision.division_code) == (founder, QIANFOSHAN_COMMUNITY)
	assert decision.policy_version and frappe.parse_json(decision.tree)
	frappe.set_user("Administrator")
	decision.outcome = p.NOT_ENTITLED
	with pytest.raises(frappe.PermissionError):
		decision.save()
	with pytest.raises(frappe.PermissionError):
		decision.delete()


def test_nobody_writes_a_decision_by_hand() -> None:
	as_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc({"doctype": "Policy Decision", "division": QIANFOSHAN_COMMUNITY}).insert()


# --- a draft is tried on people


def test_a_draft_is_tried_on_a_resident_whom_the_reviewer_may_read() -> None:
	policy = make_policy().name
	resident = make_resident()
	as_officer(COUNTY_OFFICER, LIXIA)
	values = version_values(policy)
	page = calculator.try_version(frappe.as_json(values), resident.name)
	assert (page["verdict"], page["amounts"][0]["value"]) == ("yes", 100)
	values["parameters"][0]["value"] = "99"
	assert calculator.try_version(frappe.as_json(values), resident.name)["verdict"] == "no"
	assert not frappe.db.exists("Policy Version", {"policy": policy})


def test_an_administrator_tries_a_draft_on_facts_of_an_invented_person_only() -> None:
	policy, resident = make_policy().name, make_resident()
	as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	values = frappe.as_json(version_values(policy))
	for born, verdict in (("1990-01-01", "yes"), ("2024-01-01", "no"), ("", "unknown")):
		answers = frappe.as_json({"birth_date": born})
		assert calculator.try_version(values, answers=answers)["verdict"] == verdict
	with pytest.raises(frappe.PermissionError):
		calculator.try_version(values, resident.name)


def test_a_draft_with_a_wrong_row_says_which() -> None:
	values = version_values(make_policy().name, conditions=[{"fact": "age", "operator": "Is Yes"}])
	with pytest.raises(VersionRefused):
		calculator.try_version(frappe.as_json(values), make_resident().name)


# --- facts


def test_the_latest_fact_counts_whatever_the_order_of_entry() -> None:
	resident = make_resident().name
	make_fact("is_student", "1", resident=resident, as_of="2025-03-01")
	make_fact("is_student", "0", resident=resident, as_of="2025-02-01")
	assert read_subject(p.RESIDENT, resident, getdate()).facts["is_student"].value is True
	make_fact("is_student", "0", resident=resident, as_of="2025-04-01")
	assert read_subject(p.RESIDENT, resident, getdate()).facts["is_student"].value is False
	assert frappe.db.count("Policy Fact", {"resident": resident, "is_current": 1}) == 1


@pytest.mark.parametrize(
	("fact", "value"),
	[
		("graduated_on", "2024-02-30"),
		("is_student", "vielleicht"),
		("loans_received", "zwei"),
		("enterprise_kind", "Bank"),
	],
)
def test_a_value_of_the_wrong_type_is_refused(fact: str, value: str) -> None:
	with pytest.raises(frappe.ValidationError):
		make_fact(fact, value, resident=make_resident().name)


def test_facts_are_neither_changed_nor_deleted() -> None:
	fact = make_fact("is_student", "1", resident=make_resident().name)
	fact.reload()
	with pytest.raises(frappe.PermissionError):
		fact.delete()
	fact.value = "0"
	with pytest.raises(frappe.PermissionError):
		fact.save()


def test_one_person_and_the_table_of_an_area_read_the_same_facts(founder: str) -> None:
	frappe.get_doc("Resident", founder).append("categories", {"category": "Veteran"}).db_insert()
	keys = sorted(stored_facts(fact.key for fact in facts_of(p.RESIDENT)))
	query = fact_table(p.RESIDENT, keys, Area(QIANFOSHAN_COMMUNITY, QIANFOSHAN_COMMUNITY), getdate())
	row = next(row for row in frappe.db.sql(query.text, query.values, as_dict=True) if row.name == founder)
	known = read_subject(p.RESIDENT, founder, getdate()).facts
	for key in keys:
		value = known[key].value if key in known else None
		if isinstance(value, Held):
			assert set(row[key].split(",")) == set(value.groups)
		elif FACTS[key].type is FactType.YES_NO and value is not None:
			assert bool(row[key]) == value
		else:
			assert row[key] == value, key
