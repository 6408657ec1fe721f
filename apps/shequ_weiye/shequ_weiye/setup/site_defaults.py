"""Makes a new site Chinese and ready: the set-up wizard done, language, time zone, currency, name."""

from __future__ import annotations

from collections.abc import Mapping

import frappe
from frappe.desk.page.setup_wizard.setup_wizard import setup_complete
from frappe.utils import cint

from shequ_weiye.compat import is_setup_complete
from shequ_weiye.constants.site_settings import (
	APP_NAME,
	COUNTRY,
	CURRENCY,
	LANGUAGE,
	LANGUAGE_NAME,
	LOGIN_BOUNDS,
	LONGEST_SESSION,
	SYSTEM_DEFAULTS,
	SYSTEM_HARDENING,
	TIME_ZONE,
)
from shequ_weiye.setup.two_factor import whom_to_ask_kept

# What Frappe falls back to while a site has no time zone.
FRAPPE_TIME_ZONE = "Asia/Kolkata"


def finish_setup_wizard() -> None:
	"""Run Frappe's own set-up wizard with our answers; without it the desk opens on the wizard.

	Raises ``frappe.ValidationError`` when the wizard fails.
	"""
	if is_setup_complete():
		return
	answers = {
		"language": LANGUAGE_NAME,
		"lang": LANGUAGE_NAME,
		"country": COUNTRY,
		"timezone": TIME_ZONE,
		"currency": CURRENCY,
		"enable_telemetry": 0,
	}
	result = setup_complete(answers) or {}
	if result.get("status") == "fail":
		frappe.throw(f"Frappe's set-up wizard failed: {result.get('fail')}")


def apply_site_defaults() -> None:
	"""Write the defaults of a new site."""
	_write_single("System Settings", SYSTEM_DEFAULTS)
	_write_single("Website Settings", {"app_name": APP_NAME})
	frappe.db.set_default("lang", LANGUAGE)
	frappe.db.set_default("currency", CURRENCY)
	_move_users_to_our_time_zone()
	# The one account that every new site has.
	frappe.db.set_value("User", "Administrator", "language", LANGUAGE)
	frappe.local.lang = LANGUAGE


def harden_site() -> None:
	"""Write the settings that row scope and privacy rely on."""
	with whom_to_ask_kept():
		_write_single("System Settings", {**SYSTEM_HARDENING, **_login_settings()})
	_write_single("Website Settings", {"disable_signup": 1})


def minutes_of(duration: str | None) -> int:
	"""Give the full minutes of a duration as Frappe writes it (``04:00``); none for what is no duration."""
	hours, minutes, *_seconds = f"{duration or 0}:0".split(":")
	return cint(hours) * 60 + cint(minutes)


def _login_settings() -> dict[str, str | int]:
	"""Give lock-out and session lifetime as they are, or as on a new site where they are out of bounds."""
	stored = frappe.get_doc("System Settings")
	values: dict[str, str | int] = {
		field: cint(stored.get(field)) if cint(stored.get(field)) in allowed else SYSTEM_DEFAULTS[field]
		for field, allowed in LOGIN_BOUNDS.items()
	}
	keeps = 0 < minutes_of(stored.session_expiry) <= LONGEST_SESSION
	return {**values, "session_expiry": stored.session_expiry if keeps else SYSTEM_DEFAULTS["session_expiry"]}


def _write_single(doctype: str, values: Mapping[str, str | int]) -> None:
	"""Save the values that differ; a field that this version of Frappe does not have is left out."""
	settings = frappe.get_doc(doctype)
	differing = {
		field: value
		for field, value in values.items()
		if settings.meta.has_field(field) and settings.get(field) != value
	}
	if differing:
		settings.update(differing)
		settings.flags.ignore_mandatory = True
		settings.save()


def _move_users_to_our_time_zone() -> None:
	"""Frappe wrote its own country's time zone to the users it made before the site had one."""
	# The accounts of a site that is being set up, and of each its time zone alone.
	users = frappe.get_all("User", filters={"time_zone": FRAPPE_TIME_ZONE}, pluck="name")
	for user in users:
		# As above.
		frappe.db.set_value("User", user, "time_zone", TIME_ZONE)
		frappe.defaults.set_user_default("time_zone", TIME_ZONE, user)
