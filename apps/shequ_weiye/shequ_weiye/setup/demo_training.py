"""Demonstration records of training: an invented catalogue, classes and needs in all stages.

Recorded by the demonstration officers of the place through the same rules as everything else; the only
short cut is that what is long over is moved into the past afterwards.
"""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import add_days, add_years, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.setup.demo_training_data import CLASSES, COURSES, RESULTS, DemoClass, DemoCourse
from shequ_weiye.territory.factories import acting_as
from shequ_weiye.territory.services.notices import officers_over
from shequ_weiye.training.services.wishes import convert, reject

COLLECTED_ONLY, VERIFIED_ONLY, WITHDRAWN_ONLY = 8, 8, 2
SKILLS = ("做过超市理货两年", "照顾过家中老人", "会使用智能手机", "有驾驶证", "无工作经验")
# So many days ago the oldest needs were collected, so that the nightly reminders find some.
LONG_AGO = 75


def load_training(community: str) -> None:
	"""Make the records for ``community``, where officers and residents are already; once."""
	county = ancestor_at(community, COUNTY)
	if frappe.db.exists("Training Catalogue Item", {"item_name": COURSES[0].name, "division": county}):
		return
	officers = {
		role: officers_over(community, (role,))[0]
		for role in (COMMUNITY_OFFICER, STREET_OFFICER, COUNTY_OFFICER)
	}
	courses = [_make_course(course, county, officers[COUNTY_OFFICER]) for course in COURSES]
	residents = _residents(community)
	for demo in CLASSES:
		_make_class(demo, courses, county, residents, officers)
	_make_waiting(residents, officers)
	_make_wishes(community, residents, officers[COMMUNITY_OFFICER])


def _make_course(course: DemoCourse, county: str, user: str) -> str:
	return _make(
		user,
		"Training Catalogue Item",
		item_name=course.name,
		programme=course.programme,
		direction=course.direction,
		division=county,
		occupation=course.occupation,
		grade=course.grade,
		hours=course.hours,
		content=f"{course.occupation}基础知识与实际操作（示例内容）",
		entry_requirements="年满16周岁，有培训意愿和就业意愿",
		subsidy_standard=course.subsidy,
		subsidy_note="示例标准，待核实",
		source_document="示例，待核实",
		valid_from=add_days(nowdate(), -200),
		is_published=course.is_published,
	).name


def _residents(community: str) -> list[str]:
	"""Give residents of working age, to be taken from the end one after the other."""
	# The demonstration community, whose invented residents the command has just made.
	return frappe.get_all(
		"Resident",
		filters=[
			["division", "=", community],
			["birth_date", ">", add_years(nowdate(), -55)],
			["birth_date", "<", add_years(nowdate(), -18)],
		],
		pluck="name",
		order_by="name desc",
	)


def _make_class(
	demo: DemoClass, courses: list[str], county: str, residents: list[str], officers: dict[str, str]
) -> None:
	user = officers[COUNTY_OFFICER]
	starts_on = add_days(nowdate(), max(demo.begins_in, 0))
	training_class = _make(
		user,
		"Training Class",
		catalogue_item=courses[demo.course],
		division=county,
		starts_on=starts_on,
		ends_on=starts_on if demo.status == t.FINISHED else add_days(starts_on, 4),
		session_kind=demo.session_kind,
		place="社区就业驿站二楼教室",
		institution="示例职业培训学校",
		quorum_min=demo.quorum_min,
		quorum_max=20,
		sessions=[
			{"session_on": starts_on, "starts_at": "18:30:00", "ends_at": "20:30:00", "topic": "开班与第一课"}
		],
	)
	if demo.status == t.PLANNED:
		return
	_save(user, training_class, status=t.OPEN)
	direction = COURSES[demo.course].direction
	for _seat in range(demo.people):
		need = _make_need(residents.pop(), direction, officers, verified=True)
		training_class.append("enrolments", {"training_need": need.name})
	_save(user, training_class)
	_bring_on(demo, training_class, officers)


def _bring_on(demo: DemoClass, training_class: Any, officers: dict[str, str]) -> None:
	user = officers[COUNTY_OFFICER]
	if demo.status == t.CANCELLED:
		_save(user, training_class, status=t.CANCELLED, cancel_reason="报名人数不足（示例）")
	if demo.status in (t.RUNNING, t.FINISHED):
		_save(user, training_class, status=t.RUNNING)
	if demo.status == t.FINISHED:
		for row, (result, hours, _outcome) in zip(training_class.enrolments, RESULTS, strict=True):
			row.update({"result": result, "attended_hours": hours})
		_save(user, training_class, status=t.FINISHED, summary="学员出勤良好（示例）")
		_close_needs(training_class, officers[COMMUNITY_OFFICER])
	if demo.begins_in < 0:
		_let_pass(training_class, -demo.begins_in)


def _close_needs(training_class: Any, user: str) -> None:
	for row, (_result, _hours, outcome) in zip(training_class.enrolments, RESULTS, strict=True):
		if outcome:
			need = frappe.get_doc("Training Need", row.training_need)
			_save(user, need, workflow_state=t.CLOSED, outcome=outcome, outcome_on=nowdate())


def _let_pass(training_class: Any, days: int) -> None:
	"""Move a class and what its needs show of it into the past."""
	# Writes past the rules on purpose: only invented records are made old.
	first, last = add_days(training_class.starts_on, -days), add_days(training_class.ends_on, -days)
	training_class.db_set({"starts_on": first, "ends_on": last}, update_modified=False)
	for row in training_class.sessions:
		row.db_set("session_on", add_days(row.session_on, -days), update_modified=False)
	for row in training_class.enrolments:
		row.db_set("enrolled_on", add_days(first, -10), update_modified=False)
		# As above.
		frappe.db.set_value(
			"Training Need", row.training_need, "collected_on", add_days(nowdate(), -days - 20)
		)
	# As above.
	frappe.db.set_value("Training Need", {"training_class": training_class.name}, "class_starts_on", first)


def _make_waiting(residents: list[str], officers: dict[str, str]) -> None:
	for number in range(COLLECTED_ONLY + VERIFIED_ONLY + WITHDRAWN_ONLY):
		direction = t.DIRECTIONS[number % len(t.DIRECTIONS)]
		need = _make_need(residents.pop(), direction, officers, verified=number >= COLLECTED_ONLY)
		if number >= COLLECTED_ONLY + VERIFIED_ONLY:
			_save(
				officers[STREET_OFFICER],
				need,
				workflow_state=t.WITHDRAWN,
				decision_reason="本人已就业（示例）",
			)
		elif number % 4 == 0:
			# As above: made old on purpose.
			since = add_days(nowdate(), -LONG_AGO)
			need.db_set({"collected_on": since, "stage_since": since}, update_modified=False)


def _make_need(resident: str, direction: str, officers: dict[str, str], verified: bool) -> Any:
	number = int(resident[-3:]) if resident[-3:].isdigit() else 0
	need = _make(
		officers[COMMUNITY_OFFICER],
		"Training Need",
		resident=resident,
		skill_level=t.SKILL_LEVELS[number % 4],
		skills=SKILLS[number % len(SKILLS)],
		willingness=t.WILLINGNESS[number % 3],
		direction=direction,
		source=t.NEED_SOURCES[number % 4],
		prefers_daytime=number % 2,
		prefers_evening=int(number % 3 == 0),
		prefers_weekend=int(number % 3 == 1),
	)
	if verified:
		_save(officers[STREET_OFFICER], need, workflow_state=t.VERIFIED)
	return need


def _make_wishes(community: str, residents: list[str], user: str) -> None:
	wishes = [
		_make(
			user,
			"Training Wish",
			full_name=f"示例居民{number + 1}",
			mobile=f"1380531{number:04d}",
			division=community,
			direction=t.DIRECTIONS[number],
			wish_note="希望在家门口上夜课",
			prefers_evening=1,
			consent=1,
		)
		for number in range(5)
	]
	with acting_as(user):
		convert(wishes[0], residents.pop(), {"skill_level": t.NO_CERTIFICATE, "willingness": "Willing"})
		reject(wishes[1], "电话三次未接通（示例）")


def _make(user: str, doctype: str, **values: Any) -> Any:
	with acting_as(user):
		return frappe.get_doc({"doctype": doctype, **values}).insert()


def _save(user: str, document: Any, **values: Any) -> None:
	document.update(values)
	with acting_as(user):
		document.save()
