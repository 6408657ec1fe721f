"""Demonstration records of the jobs module: invented employers, posts, fairs and referrals in all stages.

Recorded by the demonstration officers of the place through the same rules as everything else; the only
short cut is that the times of fairs that are over are moved into the past afterwards.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import frappe
from frappe.utils import add_days, add_to_date, get_datetime, nowdate

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.residents import HANDING_ON_TO_EMPLOYERS, PAPER_FORM
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import RETURN
from shequ_weiye.constants.workflows_jobs import CANCEL_FAIR, PASS_FAIR, PUBLISH, SUBMIT_FOR_REVIEW, SUM_UP
from shequ_weiye.residents.services.consents import record_consent
from shequ_weiye.startups.factories import make_uscc
from shequ_weiye.territory.factories import acting_as
from shequ_weiye.territory.services.notices import officers_over

FIRST_SERIAL = 8_000_001

# Name, industry, persons employed, posts (title, vacancies, lower and upper wage, shift).
EMPLOYERS: tuple[tuple[str, str, int, tuple[tuple[str, int, int, int, str], ...]], ...] = (
	(
		"示例便民超市",
		"Wholesale and Retail",
		18,
		(("收银员", 2, 3000, 3500, "Rotating Shifts"), ("理货员", 3, 2800, 3200, "Day Shift")),
	),
	(
		"示例家政服务中心",
		"Resident Services, Repair and Other Services",
		45,
		(("家政服务员", 8, 4000, 6000, "Flexible Hours"), ("月嫂", 2, 6000, 9000, "Flexible Hours")),
	),
	(
		"示例物业管理公司",
		"Real Estate",
		60,
		(("保洁员", 4, 2400, 2800, "Day Shift"), ("秩序维护员", 3, 3000, 3600, "Rotating Shifts")),
	),
	("示例早餐店", "Hotels and Catering", 6, (("面点帮厨", 1, 3500, 4000, "Day Shift"),)),
	(
		"示例社区微工厂",
		"Manufacturing",
		25,
		(("手工装配", 10, 0, 0, "Work from Home"), ("质检员", 1, 3200, 3600, "Day Shift")),
	),
	(
		"示例快递驿站",
		"Transport, Storage and Post",
		9,
		(("分拣员", 2, 3500, 4500, "Day Shift"), ("派送员", 2, 4500, 7000, "Day Shift")),
	),
	(
		"示例社区食堂",
		"Hotels and Catering",
		12,
		(("厨师", 1, 5000, 6500, "Day Shift"), ("服务员", 2, 3000, 3300, "Day Shift")),
	),
	("示例养老服务站", "Health and Social Work", 20, (("养老护理员", 4, 4000, 5200, "Rotating Shifts"),)),
	(
		"示例电商工作室",
		"Information Transmission, Software and IT Services",
		8,
		(("直播助理", 2, 3500, 5000, "Flexible Hours"), ("客服专员", 2, 3200, 4200, "Day Shift")),
	),
	(
		"示例绿化养护队",
		"Water Conservancy, Environment and Public Facilities",
		15,
		(("绿化养护工", 3, 2800, 3200, "Day Shift"),),
	),
)

RESULT = {
	"attended": 46,
	"offers": 21,
	"hired": 9,
	"summary": "现场秩序良好，超市与家政岗位最受欢迎，居民希望增加半日班岗位。",
}


class DemoFair(NamedTuple):
	"""One fair: what is done with it, in order, and in how many days it begins."""

	title: str
	kind: str
	begins_in: int
	actions: tuple[str, ...]
	is_over: bool = False
	sign_ups: int = 0


TO_REVIEW = (SUBMIT_FOR_REVIEW,)
TO_PASS = (*TO_REVIEW, PASS_FAIR)
TO_PUBLISH = (*TO_PASS, PUBLISH)

FAIRS: tuple[DemoFair, ...] = (
	DemoFair("社区岗位集市（草稿）", j.SMALL_MEETING, 30, ()),
	DemoFair("二孩妈妈专场见面会", j.SMALL_MEETING, 25, (SUBMIT_FOR_REVIEW, RETURN)),
	DemoFair("高校毕业生专场招聘会", j.ON_SITE, 21, TO_REVIEW),
	DemoFair("大龄劳动者专场见面会", j.SMALL_MEETING, 18, TO_PASS),
	DemoFair("家门口岗位集市", j.ON_SITE, 12, TO_PUBLISH, sign_ups=14),
	DemoFair("家政服务直播带岗", j.LIVE_STREAM, 6, TO_PUBLISH, sign_ups=8),
	DemoFair("物业企业线上招聘会", j.ONLINE, 3, (*TO_PUBLISH, CANCEL_FAIR), sign_ups=4),
	DemoFair("社区小型供需见面会", j.SMALL_MEETING, -2, TO_PUBLISH, is_over=True, sign_ups=6),
	DemoFair("春风行动社区专场", j.ON_SITE, -40, (*TO_PUBLISH, SUM_UP), is_over=True, sign_ups=10),
	DemoFair("金秋招聘社区专场", j.ON_SITE, -90, (*TO_PUBLISH, SUM_UP), is_over=True, sign_ups=10),
)

# What becomes of the referrals, in turn; a reason where one is needed.
OUTCOMES: tuple[tuple[str, str | None], ...] = (
	(j.AWAITING_FEEDBACK, None),
	(j.HIRED, None),
	(j.INTERVIEW, None),
	(j.DECLINED, "Hours Do Not Suit"),
	(j.NOT_HIRED, "Skills Do Not Match"),
)
REFERRALS = 20


def load_jobs(community: str) -> None:
	"""Make the records in ``community``, where officers and residents are already; once."""
	first = make_uscc(FIRST_SERIAL)
	if frappe.db.exists("Employer", {"uscc": first, "division": community}):
		return
	officers = {role: officers_over(community, (role,))[0] for role in (COMMUNITY_OFFICER, STREET_OFFICER)}
	with acting_as(officers[COMMUNITY_OFFICER]):
		employers = [_make_employer(community, number) for number in range(len(EMPLOYERS))]
		_make_referrals(community)
	for number, fair in enumerate(FAIRS):
		_make_fair(fair, number, community, employers, officers)


def _make(doctype: str, **values: Any) -> Any:
	return frappe.get_doc({"doctype": doctype, **values}).insert()


def _make_employer(community: str, number: int) -> str:
	name, industry, headcount, posts = EMPLOYERS[number]
	employer = _make(
		"Employer",
		employer_name=name,
		uscc=make_uscc(FIRST_SERIAL + number),
		industry=industry,
		division=community,
		address=f"示例路{number + 1}号",
		contact_person="示例联系人",
		contact_mobile=f"1380000{number + 1:04d}",
	).name
	shortage = sum(post[1] for post in posts)
	_make(
		"Employer Survey",
		employer=employer,
		surveyed_on=add_days(nowdate(), -7 * number),
		headcount=headcount,
		shortage=shortage,
		shortage_detail="、".join(post[0] for post in posts),
		conditions="签订劳动合同，按规定缴纳社会保险，可接受居民就近上岗",
	)
	for title, vacancies, wage_from, wage_to, shift in posts:
		_make_post(employer, title, vacancies, wage_from, wage_to, shift, number)
	return employer


def _make_post(
	employer: str, title: str, vacancies: int, wage_from: int, wage_to: int, shift: str, number: int
) -> None:
	post = _make(
		"Job Post",
		employer=employer,
		title=title,
		vacancies=vacancies,
		wage_from=wage_from,
		wage_to=wage_to,
		wage_unit="Per Piece" if shift == "Work from Home" else "Per Month",
		shift=shift,
		working_hours="8:30—17:30，每周休息一天",
		valid_until=add_days(nowdate(), 10 + 5 * number),
	)
	if title == "客服专员":
		post.status = j.CLOSED
		post.save()
	elif title == "绿化养护工":
		# Its last day has passed since it was recorded; the clock will find it.
		post.db_set("valid_until", add_days(nowdate(), -1))


def _make_referrals(community: str) -> None:
	# The demonstration community, on whose behalf its officer acts here.
	residents = frappe.get_list(
		"Resident",
		filters={"division": community, "birth_date": ("<", add_days(nowdate(), -365 * 18))},
		pluck="name",
		order_by="name",
		limit_page_length=REFERRALS,
	)
	roomy = {"division": community, "status": j.OPEN, "vacancies": (">", 1), "valid_until": (">=", nowdate())}
	posts = frappe.get_list("Job Post", filters=roomy, pluck="name", order_by="name")
	for number, resident in enumerate(residents):
		outcome, reason = OUTCOMES[number % len(OUTCOMES)]
		record_consent(resident, PAPER_FORM, nowdate(), HANDING_ON_TO_EMPLOYERS)
		referral = _make(
			"Job Referral",
			resident=resident,
			job_post=posts[number % len(posts)],
			referred_on=add_days(nowdate(), -number),
		)
		if outcome != j.AWAITING_FEEDBACK:
			referral.update({"outcome": outcome, "reason": reason})
			referral.save()


def _make_fair(
	fair: DemoFair, number: int, community: str, employers: list[str], officers: dict[str, str]
) -> None:
	begins_in = abs(fair.begins_in) + 1 if fair.is_over else fair.begins_in
	starts_at = get_datetime(f"{add_days(nowdate(), begins_in)} 09:00:00")
	with acting_as(officers[COMMUNITY_OFFICER]):
		document = _make(
			"Job Fair",
			title=fair.title,
			fair_kind=fair.kind,
			division=community,
			place="社区就业驿站" if fair.kind in j.KINDS_WITH_PLACE else None,
			link="https://example.invalid/live" if fair.kind in j.KINDS_WITH_LINK else None,
			starts_at=starts_at,
			ends_at=add_to_date(starts_at, hours=3),
			publish_on=add_to_date(starts_at, days=-3) if begins_in > 15 and not fair.is_over else None,
			capacity=60,
			organiser="示例社区居民委员会",
			contact_person="示例专员",
			contact_mobile="13800001234",
			description="欢迎有就业意愿的居民携带身份证参加，现场提供职业指导。",
			booths=_booths(employers, number),
		)
	_act(document, [action for action in fair.actions if action not in (SUM_UP, CANCEL_FAIR)], officers)
	_sign_up(document, number, fair.sign_ups, officers)
	if fair.is_over:
		_let_pass(document, fair.begins_in)
	_act(document, [action for action in fair.actions if action in (SUM_UP, CANCEL_FAIR)], officers)


def _booths(employers: list[str], number: int) -> list[dict[str, Any]]:
	chosen = [employers[(number + offset) % len(employers)] for offset in range(4)]
	return [
		{"employer": employer, "booth_number": f"A{place:02d}", "job_posts": 2, "vacancies": 5}
		for place, employer in enumerate(chosen, start=1)
	]


def _act(document: Any, actions: list[str], officers: dict[str, str]) -> None:
	values = {
		RETURN: {"decision_reason": "请补充参会单位的岗位数量"},
		CANCEL_FAIR: {"decision_reason": "台风预警，活动取消"},
	}
	values[SUM_UP] = RESULT
	for action in actions:
		role = STREET_OFFICER if action in (PASS_FAIR, PUBLISH, RETURN) else COMMUNITY_OFFICER
		with acting_as(officers[role]):
			document.reload()
			document.act(action, values.get(action))


def _sign_up(document: Any, number: int, people: int, officers: dict[str, str]) -> None:
	with acting_as(officers[COMMUNITY_OFFICER]):
		for person in range(people):
			_make(
				"Job Fair Sign Up",
				job_fair=document.name,
				full_name=f"示例居民{person + 1}",
				mobile=f"1390{number:03d}{person:04d}",
			)


def _let_pass(document: Any, days: int) -> None:
	"""Move a published fair into the past and let the clock end it."""
	starts_at = get_datetime(f"{add_days(nowdate(), days)} 09:00:00")
	document.reload()
	document.db_set(
		{
			"starts_at": starts_at,
			"ends_at": add_to_date(starts_at, hours=3),
			"sign_up_deadline": add_to_date(starts_at, days=-1),
		}
	)
	document.reload()
	document.follow_clock()
	document.close_sign_up()
