"""One startup application on its way from the community to payment and close, by five people at four levels."""

from __future__ import annotations

from support.accounts import CITY, COMMUNITY, COUNTY, FINANCE, OTHER, STREET
from support.days import today
from support.desk import PHONE, Desk
from support.records import complete_values, new_founder, publicity_passes, stored

SLUG = "startup-application"
# What is offered beside the way on.
BACK_OR_OUT = frozenset({"退回补正", "不予通过", "终止"})
REASON = "营业执照影印件不清晰，请重新上传后提交。"


def record_application(officer: Desk, founder: str) -> str:
	"""Fill in the form as the community officer does, and save it; answer its number."""
	values = complete_values(founder)
	officer.go(f"{SLUG}/new")
	officer.pick_link("applicant", founder)
	officer.select("claimed_category", str(values["claimed_category"]))
	officer.select("enterprise_kind", str(values["enterprise_kind"]))
	for field in ("enterprise_name", "uscc", "registered_on", "bank_name", "bank_account"):
		officer.fill(field, str(values[field]))
	officer.tick("is_first_startup")
	officer.shot("填写申请")
	officer.save()
	officer.page.get_by_role("button", name="材料已收齐").click()
	officer.page.wait_for_function(
		"() => cur_frm.doc.documents.every((row) => !row.required || row.given_on)"
	)
	officer.settle()
	return officer.name()


def expect_actions(person: Desk, name: str, expected: set[str]) -> None:
	"""Open the case and compare what it offers this person with what it should."""
	person.open_form(SLUG, name)
	assert set(person.actions()) == expected, f"{person.account}: {person.actions()}"


def test_five_people_take_one_application_from_draft_to_closed(desk) -> None:
	people = {who: desk(who) for who in (COMMUNITY, STREET, COUNTY, FINANCE, CITY)}
	name = record_application(people[COMMUNITY], new_founder())

	expect_only(people, name, {COMMUNITY: {"提交", "撤回"}})
	people[COMMUNITY].act("提交")
	people[COMMUNITY].act("受理")

	expect_only(people, name, {STREET: {"初审通过", "退回补正", "不予通过"}, COMMUNITY: {"撤回"}})
	people[STREET].shot("街道初审")
	people[STREET].act("退回补正", decision_reason=REASON)
	assert stored(name, "workflow_state") == "Correction Required"

	expect_only(people, name, {COMMUNITY: {"补正后提交", "撤回"}, COUNTY: {"终止"}})
	people[COMMUNITY].expect_in_form(REASON)
	people[COMMUNITY].shot("退回补正的原因")
	people[COMMUNITY].act("补正后提交")
	people[COMMUNITY].act("受理")
	open_and_act(people[STREET], name, "初审通过")

	expect_only(people, name, {COUNTY: {"审批通过", *BACK_OR_OUT}, COMMUNITY: {"撤回"}})
	people[COUNTY].act("审批通过")
	publicity_passes(name)
	expect_only(people, name, {COUNTY: {"公示无异议", *BACK_OR_OUT}})
	people[COUNTY].act("公示无异议")

	expect_only(people, name, {FINANCE: {"确认拨付", *BACK_OR_OUT}})
	people[FINANCE].act("确认拨付", payment_reference="历下财拨2026-001", paid_on=today().isoformat())
	people[FINANCE].shot("拨付完成")

	expect_only(people, name, {COUNTY: {"办结"}, CITY: {"办结"}})
	people[CITY].act("办结")
	people[CITY].shot("办结")
	assert stored(name, "workflow_state") == "Closed"
	expect_only(people, name, {})


def expect_only(people: dict[str, Desk], name: str, expected: dict[str, set[str]]) -> None:
	"""Whoever is named sees exactly these actions; everybody else sees none. The last named stays open."""
	for who, person in people.items():
		expect_actions(person, name, expected.get(who, set()))


def open_and_act(person: Desk, name: str, action: str) -> None:
	"""Open the case and take one action."""
	person.open_form(SLUG, name)
	person.act(action)


def test_an_officer_of_another_city_sees_nothing_of_it(desk, rest) -> None:
	from support.records import new_application

	name = new_application(rest(COMMUNITY), new_founder())
	stranger = desk(OTHER)
	stranger.go(f"{SLUG}/view/list")
	assert stranger.list_names() == []
	stranger.shot("外市列表为空")
	stranger.expected_statuses.update({403, 404})
	stranger.page.goto(f"{stranger.base_url}/app/{SLUG}/{name}")
	stranger.page.wait_for_selector(".modal.show, .page-card, .error-page, .page_not_found")
	assert "测试创业者" not in stranger.page.inner_text("body")
	stranger.shot("外市打不开")


def test_the_street_reviews_on_a_phone(desk, rest) -> None:
	from support.records import act, new_application

	community = rest(COMMUNITY)
	name = new_application(community, new_founder())
	for action in ("Submit", "Accept"):
		assert act(community, name, action).status_code == 200
	street = desk(STREET, PHONE)
	street.open_form(SLUG, name)
	street.shot("手机上初审")
	assert street.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
	street.act("初审通过")
	assert stored(name, "workflow_state") == "Pending County Approval"
