"""Days and times in forms: what is typed stays, and is shown as people here write it."""

from __future__ import annotations

from support.accounts import COMMUNITY
from support.desk import Desk

WHEN = "2027-03-01 09:00"
MOVEMENT = 600  # milliseconds; the calendar has come to rest after them


def type_at_once(officer: Desk, fieldname: str, value: str) -> str:
	"""Type while the calendar is still on its way; give what stands in the field when it has come."""
	control = officer.control(fieldname)
	control.focus()
	control.fill(value)
	officer.page.wait_for_timeout(MOVEMENT)
	officer.shot("日历已打开")
	return control.input_value()


def test_what_is_typed_while_the_calendar_opens_stays(desk) -> None:
	officer = desk(COMMUNITY)
	officer.go("job-fair/new")
	assert type_at_once(officer, "starts_at", WHEN) == WHEN
	officer.control("starts_at").blur()
	officer.settle()
	assert officer.form_value("starts_at") == f"{WHEN}:00"
	assert officer.control("starts_at").input_value() == WHEN
