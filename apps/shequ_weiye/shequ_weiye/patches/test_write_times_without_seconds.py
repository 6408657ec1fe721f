"""Sites that showed seconds show them no longer, and a second run changes nothing."""

from __future__ import annotations

import frappe

from shequ_weiye.patches.write_times_without_seconds import BEFORE, execute


def shown() -> tuple[str, str]:
	return (
		frappe.db.get_single_value("System Settings", "time_format"),
		frappe.db.get_default("time_format"),
	)


def test_the_seconds_go_once_and_for_all() -> None:
	frappe.db.set_single_value("System Settings", "time_format", BEFORE)
	frappe.db.set_default("time_format", BEFORE)
	execute()
	execute()
	assert shown() == ("HH:mm", "HH:mm")


def test_a_new_site_shows_no_seconds() -> None:
	assert shown() == ("HH:mm", "HH:mm")
