"""Consent: asked at the registration, missed in one line, recorded where it turns out to be missing, withdrawn."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from support.accounts import COMMUNITY
from support.desk import PHONE, Desk
from support.records import new_id_number, new_post, new_resident, stored, stored_rows, unlike_any

CONSENT = "Personal Data Consent"
SERVICES, EMPLOYERS = "Employment Services", "Handing On to Employers"
MISSING = "尚未登记本人同意"


def consents_of(resident: str) -> list[tuple[object, ...]]:
	fields = ["purpose", "form", "withdrawn_on"]
	rows = stored_rows(CONSENT, {"resident": resident}, fields)
	return [tuple(row[field] for field in fields) for row in rows]


def line(officer: Desk) -> Locator:
	"""Find the line over the resident's form."""
	return officer.page.locator(".form-message:visible", has_text=MISSING)


def test_consent_is_asked_at_the_registration(desk) -> None:
	officer = desk(COMMUNITY)
	officer.page.get_by_text("登记居民", exact=True).click()
	officer.wait_for_dialog()
	officer.fill("full_name", unlike_any("测试居民"))
	officer.fill("id_number", new_id_number())
	officer.select("consent_form", "Paper Form")
	officer.shot("登记时征得同意")
	officer.press("保存")
	officer.page.wait_for_url("**/resident/**")
	officer.settle()
	expect(line(officer)).to_have_count(0)
	assert consents_of(officer.name()) == [(SERVICES, "Paper Form", None)]


def test_a_missing_consent_is_recorded_from_the_residents_form_and_withdrawn(desk) -> None:
	officer, resident = desk(COMMUNITY, PHONE), new_resident(unlike_any("测试居民"))
	officer.open_form("resident", resident)
	expect(line(officer)).to_be_visible()
	officer.shot("尚未登记同意")
	officer.press("登记同意")
	officer.wait_for_dialog()
	officer.select("form", "Spoken at the Station")
	officer.shot("登记同意")
	officer.press("保存")
	expect(line(officer)).to_have_count(0)
	assert consents_of(resident) == [(SERVICES, "Spoken at the Station", None)]

	withdraw(desk(COMMUNITY), resident)
	officer.open_form("resident", resident)
	expect(line(officer)).to_be_visible()


def withdraw(officer: Desk, resident: str) -> None:
	"""Enter from the consent's own form that the resident withdraws it today."""
	officer.open_form("personal-data-consent", stored(resident, "name", CONSENT, "resident"))
	officer.press("撤回同意")
	officer.wait_for_dialog()
	officer.shot("撤回")
	officer.press("是")
	officer.page.wait_for_function("() => cur_frm.doc.withdrawn_on && !cur_frm.is_dirty()")
	officer.shot("已撤回")


def test_who_has_not_agreed_is_put_forward_to_employers_after_agreeing(desk) -> None:
	officer = desk(COMMUNITY)
	person, post = unlike_any("求职者"), unlike_any("保洁员")
	resident = new_resident(person)
	new_post(post)
	officer.page.get_by_text("推荐岗位", exact=True).click()
	officer.wait_for_dialog()
	officer.pick_link("resident", person)
	officer.pick_link("job_post", post)
	officer.expected_statuses.add(417)
	officer.press("保存")
	assert "尚未同意" in officer.message()
	officer.shot("尚未同意")
	officer.press("登记同意")
	officer.wait_for_dialog()
	officer.select("form", "Paper Form")
	officer.shot("补登记同意")
	officer.press("保存")
	officer.settle()
	assert consents_of(resident) == [(EMPLOYERS, "Paper Form", None)]
	officer.shot("再次推荐")
	officer.press("保存")
	officer.page.wait_for_url("**/job-referral/**")
	officer.settle()
	assert stored(resident, "name", "Job Referral", "resident") == officer.name()
