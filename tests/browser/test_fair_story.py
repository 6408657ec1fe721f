"""Job fairs as people meet them: drafted, reviewed, signed up for on a phone, held, summed up; and one that is cancelled."""

from __future__ import annotations

from datetime import timedelta
from random import randrange

from playwright.sync_api import expect
from support.accounts import COMMUNITY, OTHER, STREET
from support.days import now
from support.desk import PHONE, Desk
from support.records import close_post, fair_passes, new_job_seeker, new_post, stored, unlike_any

SLUG = "job-fair"
CORRECTION = "请补充联系人，居民要能打电话询问。"
SUMMARY = "到场居民较多，家政和保洁岗位最受欢迎。"
REASON = "场地临时停电，改期另行通知。"


def at(days: int, hour: int) -> str:
	"""Give a time so many days from now, as the form takes it."""
	day = now() + timedelta(days=days)
	return f"{day:%Y-%m-%d} {hour:02d}:00"


def new_mobile() -> str:
	"""Give a mobile number that nobody gave before."""
	return f"139{randrange(10**8):08d}"


def draft(officer: Desk, title: str) -> str:
	"""Fill in a fair without a booth and save it; answer its number."""
	officer.go(f"{SLUG}/new")
	officer.fill("title", title)
	officer.fill("place", "佛山苑社区服务中心一楼")
	officer.fill("starts_at", at(10, 9))
	officer.fill("ends_at", at(10, 11))
	officer.save()
	return officer.name()


def add_booth(officer: Desk, employer: str) -> None:
	"""Add a booth; its number and its posts are proposed."""
	grid = officer.page.locator("[data-fieldname=booths]:visible")
	grid.get_by_role("button", name="加一行").click()
	row = grid.locator(".grid-body .grid-row").last
	row.locator("[data-fieldname=employer]").click()
	officer.choose(row.locator("[data-fieldname=employer] input"), employer)
	officer.save()


def submit(officer: Desk, title: str, employer: str) -> str:
	"""Draft a fair, with the booth forgotten at first, and send it to the street; answer its number."""
	name = draft(officer, title)
	assert "展位" in officer.refused(lambda: officer.choose_action("提交审核"))
	add_booth(officer, employer)
	assert (officer.form_value("booth_count"), officer.form_value("posts_offered")) == (1, 1)
	officer.act("提交审核")
	officer.shot("等待街道审核")
	return name


def correct(officer: Desk, street: Desk, name: str) -> None:
	"""The street asks for what is missing; the community reads it, adds it and sends the fair again."""
	street.open_form(SLUG, name)
	street.act("退回补正", decision_reason=CORRECTION)
	officer.open_form(SLUG, name)
	officer.expect_in_form(CORRECTION)
	officer.shot("退回补正")
	officer.fill("contact_person", "测试联系人")
	officer.save()
	officer.act("提交审核")


def publish(street: Desk, name: str) -> None:
	"""The street reviews and publishes."""
	street.open_form(SLUG, name)
	street.act("审核通过")
	street.act("发布")
	street.shot("已发布")


def sign_up(person: Desk, title: str, mobile: str) -> None:
	"""Sign up by the public form."""
	person.page.goto(f"{person.base_url}/fair-sign-up/new", wait_until="networkidle")
	choice = person.page.locator("[data-fieldname=job_fair] select")
	choice.select_option(label=choice.locator("option", has_text=title).inner_text())
	person.page.locator("[data-fieldname=full_name] input").fill("测试求职者")
	person.page.locator("[data-fieldname=mobile] input").fill(mobile)
	person.page.locator("[data-fieldname=wish] textarea").fill("保洁、家政")
	person.shot("报名")
	person.page.get_by_role("button", name="报名").click()


def confirmed(person: Desk) -> str:
	"""Read the number that the public form gives for a sign-up."""
	number = person.page.locator(".weiye-number")
	expect(number).to_contain_text("BM-")
	person.shot("报名成功")
	return number.inner_text().split("：")[-1].strip()


def look_up(person: Desk, mobile: str) -> str:
	"""Follow the link of the confirmation and ask how things stand; read the answer."""
	person.page.get_by_role("link", name="查询进度").last.click()
	person.page.wait_for_url("**/progress?number=BM-*")
	person.page.locator("#weiye-mobile").fill(mobile)
	person.page.get_by_role("button", name="查询").click()
	answer = person.page.locator("#weiye-answer")
	expect(answer).to_be_visible()
	person.shot("查询进度")
	return answer.inner_text()


def test_a_fair_goes_from_draft_to_summing_up(desk, visitor) -> None:
	officer, street, person = desk(COMMUNITY), desk(STREET), visitor(PHONE)
	title, mobile, post = unlike_any("家门口招聘会"), new_mobile(), unlike_any("保洁员")
	new_post(post)
	name = submit(officer, title, post)
	correct(officer, street, name)
	publish(street, name)

	sign_up(person, title, mobile)
	number = confirmed(person)
	assert "已报名" in look_up(person, mobile)
	refuse_second_sign_up(person, title, mobile)
	see_nothing(desk(OTHER), name, number)

	fair_passes(name)
	officer.open_form(SLUG, name)
	assert officer.form_value("sign_up_count") == 1
	officer.act("确认已举办")
	refer_and_hire(officer, name, post)
	officer.open_form(SLUG, name)
	officer.act("总结", attended="30", offers="6", hired="1", summary=SUMMARY)
	officer.shot("已总结")
	assert stored(name, "workflow_state", "Job Fair") == "Summed Up"


def see_nothing(stranger: Desk, fair: str, number: str) -> None:
	"""An officer of another city finds neither the fair nor who signed up for it."""
	stranger.go(f"{SLUG}/view/list")
	stranger.expect_unlisted(fair)
	stranger.go("job-fair-sign-up/view/list")
	stranger.expect_unlisted(number)
	stranger.expected_statuses.update({403, 404})
	stranger.page.goto(f"{stranger.base_url}/app/{SLUG}/{fair}")
	expect(
		stranger.page.locator(".modal.show, .page-card, .error-page, .page_not_found").first
	).to_be_visible()
	stranger.shot("外市打不开")


def refuse_second_sign_up(person: Desk, title: str, mobile: str) -> None:
	"""The same number a second time is refused; nothing more is stored."""
	person.expected_statuses.update({409, 417})
	sign_up(person, title, mobile)
	expect(person.page.locator(".msgprint:visible")).to_contain_text("已报名")
	person.shot("重复报名")


def refer_and_hire(officer: Desk, fair: str, post: str) -> None:
	"""Refer a resident to a post at the fair, in a short form, and enter that the resident was hired."""
	person = unlike_any("求职者")
	new_job_seeker(person)
	officer.add_connected("Job Referral")
	officer.wait_for_dialog()
	officer.pick_link("resident", person)
	officer.pick_link("job_post", post)
	officer.shot("推荐")
	officer.press("保存")
	officer.page.wait_for_url("**/job-referral/**")
	officer.settle()
	officer.select("outcome", "Hired")
	officer.save()
	assert stored(officer.name(), "job_fair", "Job Referral") == fair


def test_a_cancelled_fair_is_told_to_everybody_who_signed_up(desk, visitor) -> None:
	officer, street, person = desk(COMMUNITY), desk(STREET), visitor(PHONE)
	title, mobile, post = unlike_any("家门口招聘会"), new_mobile(), unlike_any("保洁员")
	new_post(post)
	name = submit(officer, title, post)
	publish(street, name)
	sign_up(person, title, mobile)
	number = confirmed(person)

	officer.open_form(SLUG, name)
	officer.act("取消招聘会", decision_reason=REASON)
	officer.shot("已取消")
	officer.expect_in_form(REASON)
	assert stored(number, "notice", "Job Fair Sign Up") == "To Be Told"
	assert "取消" in look_up(person, mobile)


def test_a_referral_to_a_closed_post_is_refused(desk) -> None:
	officer = desk(COMMUNITY)
	person, post = unlike_any("求职者"), unlike_any("保洁员")
	new_job_seeker(person)
	number = new_post(post)
	officer.page.get_by_text("推荐岗位", exact=True).click()
	officer.wait_for_dialog()
	officer.pick_link("resident", person)
	officer.pick_link("job_post", post)
	close_post(number)
	assert "已关闭" in officer.refused(lambda: officer.press("保存"))
	assert stored(number, "name", "Job Referral", "job_post") == "None"
