"""Shows times as people here write them, 09:00: nobody enters seconds, and the calendar cannot show them."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.site_settings import SYSTEM_DEFAULTS

BEFORE = "HH:mm:ss"


def execute() -> None:
	"""Change what the installation wrote; what an operator chose since stays."""
	if frappe.db.get_single_value("System Settings", "time_format") != BEFORE:
		return
	frappe.db.set_single_value("System Settings", "time_format", SYSTEM_DEFAULTS["time_format"])
	frappe.db.set_default("time_format", SYSTEM_DEFAULTS["time_format"])
