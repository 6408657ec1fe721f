"""Demonstration records of residents' stages and of the assistance ledger, in all stages.

Made by the demonstration officers of the place through the same rules as everything else; the only short
cut is that the days of registration are moved into the past first, so that service years are under way.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import frappe
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.assistance.services.quota import due_dates
from shequ_weiye.assistance.services.windows import ServiceYear
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows_assistance import CLOSE_RECORD, EXIT_AID, MAKE_PLAN, START_SERVICE
from shequ_weiye.constants.workflows_residents import MARK_LEFT, VERIFY_RESIDENT
from shequ_weiye.territory.factories import acting_as
from shequ_weiye.territory.services.notices import officers_over

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord


class DemoRecord(NamedTuple):
	"""One record: days since the registration, actions, share of the due services done, reason for an exit."""

	days: int
	actions: tuple[str, ...]
	done: float = 0.0
	exit_reason: str | None = None


STARTED = (MAKE_PLAN, START_SERVICE)

RECORDS: tuple[DemoRecord, ...] = (
	DemoRecord(3, ()),
	DemoRecord(6, ()),
	DemoRecord(12, (MAKE_PLAN,)),
	DemoRecord(20, (MAKE_PLAN,)),
	DemoRecord(115, (MAKE_PLAN,)),
	*(DemoRecord(days, STARTED, 1.0) for days in (30, 62, 118, 150, 171, 205, 240)),
	*(DemoRecord(days, STARTED, 0.6) for days in (130, 160, 190, 260, 300, 340)),
	*(DemoRecord(days, STARTED, 2.0) for days in (200, 250, 280)),
	DemoRecord(310, (*STARTED, CLOSE_RECORD), 9.0),
	DemoRecord(90, (*STARTED, EXIT_AID), 0.5, "Found Work"),
	DemoRecord(180, (*STARTED, EXIT_AID), 0.8, "Started a Business"),
	DemoRecord(45, (EXIT_AID,), 0.0, "Own Request"),
)

PLAN = "每季度联系不少于三次，优先推荐步行十五分钟内的岗位；有培训意愿时报县里的夜校班。"
# What is offered one after the other: the same content counts once.
CONTENTS = {
	a.POLICY: ("讲解灵活就业社会保险补贴的条件和办理地点", "核对一次性创业补贴的材料清单"),
	a.GUIDANCE: (
		"一起修改简历，模拟面试",
		"分析求职方向，约定每周投三份简历",
		"陪同参加社区招聘会，当场点评面试",
	),
	a.JOB: ("推荐社区超市理货员岗位", "推荐物业保洁员岗位", "推荐来料加工点计件岗位"),
	a.TRAINING: ("告知家政服务培训班的开班时间", "告知电商客服夜校班的报名办法", "发放养老护理员培训班简章"),
}

# Of every so many residents, one is left to be verified; so many have left.
UNVERIFIED_EVERY = 6
LEFT = 4


def load_assistance(community: str) -> None:
	"""Make the records for ``community``, where officers and residents are already; once."""
	if frappe.db.exists("Assistance Record", {"division": community}):
		return
	officers = {role: officers_over(community, (role,))[0] for role in (COMMUNITY_OFFICER, STREET_OFFICER)}
	residents = _residents(community)
	for resident, demo in zip(residents, RECORDS, strict=False):
		with acting_as(officers[COMMUNITY_OFFICER]):
			_make_record(resident, demo)
	_make_households(residents, officers[COMMUNITY_OFFICER])
	_move_residents(residents, officers)


def _residents(community: str) -> list[str]:
	"""Take the residents who seek work first: the ledger is for them."""
	# The invented residents of the demonstration community.
	rows = frappe.get_all(
		"Resident",
		filters={"division": community, "birth_date": ("<", add_days(nowdate(), -365 * 20))},
		fields=["name", "employment_status"],
		order_by="name",
	)
	rows.sort(key=lambda row: row.employment_status != "Unemployed")
	return [row.name for row in rows]


def _make_record(resident: str, demo: DemoRecord) -> None:
	registered_on = getdate(add_days(nowdate(), -demo.days))
	# An invented person; registered today, as far as the record goes.
	frappe.db.set_value("Resident", resident, "registered_on", registered_on, update_modified=False)
	record = frappe.new_doc("Assistance Record")
	record.update({"resident": resident, "plan": PLAN, "aid_kind": a.AID_KINDS[demo.days % len(a.AID_KINDS)]})
	record.insert()
	_act(record, [action for action in demo.actions if action in STARTED], demo)
	for day, kind, number in _contact_days(record, demo.done):
		_make_contact(record, day, kind, number)
	record.reload()
	_act(record, [action for action in demo.actions if action not in STARTED], demo)


def _act(record: AssistanceRecord, actions: list[str], demo: DemoRecord) -> None:
	for action in actions:
		values = {"exit_reason": demo.exit_reason, "exited_on": nowdate()} if action == EXIT_AID else {}
		record.act(action, values)


def _contact_days(record: AssistanceRecord, share: float) -> list[tuple[date, str, int]]:
	"""Spread the services over the days that have passed; the kinds take turns."""
	year = ServiceYear(getdate(record.service_year_start), getdate(record.service_year_end))
	passed = (getdate(nowdate()) - year.first).days
	days = []
	for offset, kind in enumerate(a.KINDS):
		quota = record.get(f"{kind.lower()}_quota")
		due = sum(1 for day in due_dates(year, quota) if day <= getdate(nowdate())) or (share >= 1)
		number = min(round(due * share), quota)
		gap = max(passed // (number + 1), 1)
		days += [
			(year.first + timedelta(days=min(gap * n + offset, passed)), kind, n)
			for n in range(1, number + 1)
		]
	return sorted(set(days))


def _make_contact(record: AssistanceRecord, day: date, kind: str, number: int) -> None:
	content = CONTENTS[kind][number % len(CONTENTS[kind])]
	contact = frappe.new_doc("Service Contact")
	contact.update({"resident": record.resident, "kind": kind, "contacted_on": day, "content": content})
	contact.update({"channel": a.CHANNELS[day.day % len(a.CHANNELS)]})
	contact.insert()


def _make_households(residents: list[str], officer: str) -> None:
	relations = ("Head of Household", "Spouse", "Child")
	with acting_as(officer):
		for number in range(0, 30, 3):
			rows = zip(residents[number : number + 3], relations, strict=False)
			members = [{"resident": resident, "relation": relation} for resident, relation in rows]
			frappe.get_doc({"doctype": "Household", "members": members}).insert()


def _move_residents(residents: list[str], officers: dict[str, str]) -> None:
	with acting_as(officers[COMMUNITY_OFFICER]):
		for resident in residents[-LEFT:]:
			frappe.get_doc("Resident", resident).act(MARK_LEFT, {"left_reason": "Moved Away"})
	with acting_as(officers[STREET_OFFICER]):
		for number, resident in enumerate(residents[:-LEFT]):
			if number % UNVERIFIED_EVERY:
				frappe.get_doc("Resident", resident).act(VERIFY_RESIDENT)
