"""Who may log in, how often one may try, how long a session lasts, and who needs a second factor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import frappe
import pyotp
import pytest
import time_machine
from frappe.auth import LoginManager
from frappe.sessions import get_expired_sessions
from frappe.twofactor import authenticate_for_2factor, confirm_otp_token, should_run_2fa
from frappe.utils import add_to_date, now_datetime
from frappe.utils.password import update_password

from shequ_weiye.constants.roles import STREET_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.constants.site_settings import LOGIN_BOUNDS, SYSTEM_DEFAULTS
from shequ_weiye.setup.site_defaults import harden_site, minutes_of
from shequ_weiye.setup.two_factor import ask_administrators, enrol, switch
from shequ_weiye.territory.factories import LIXIA, make_officer

PASSWORD = "Long-and-unusual-4711"


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""Frappe commits a failed log-in at once; here it must go with the test."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)
	monkeypatch.setattr(frappe.local, "form_dict", frappe._dict())
	yield
	for key in ("login_failed_count", "login_failed_time"):
		frappe.cache.delete_key(key)


def account(role: str = STREET_OFFICER) -> str:
	user = make_officer(role, LIXIA if role == WEIYE_ADMINISTRATOR else None)
	update_password(user, PASSWORD)
	return user


def log_in(user: str, password: str) -> LoginManager:
	manager = LoginManager.__new__(LoginManager)
	manager.authenticate(user, password)
	return manager


def fail(user: str) -> None:
	with pytest.raises(frappe.AuthenticationError):
		log_in(user, "wrong")


def test_the_right_password_opens_and_a_wrong_one_does_not() -> None:
	user = account()
	fail(user)
	assert log_in(user, PASSWORD).user == user


def test_after_too_many_failures_even_the_right_password_is_refused_until_the_lock_ends() -> None:
	user, other = account(), account(WEIYE_ADMINISTRATOR)
	for _attempt in range(int(SYSTEM_DEFAULTS["allow_consecutive_login_attempts"]) + 1):
		fail(user)
	with pytest.raises(frappe.SecurityException):
		log_in(user, PASSWORD)
	assert log_in(other, PASSWORD).user == other
	later = now_datetime() + timedelta(seconds=int(SYSTEM_DEFAULTS["allow_login_after_fail"]) + 1)
	with time_machine.travel(later.astimezone(), tick=False):
		assert log_in(user, PASSWORD).user == user


def test_a_success_forgives_earlier_failures() -> None:
	user = account()
	for _round in range(3):
		for _attempt in range(3):
			fail(user)
		assert log_in(user, PASSWORD).user == user


def test_a_disabled_account_does_not_log_in() -> None:
	user = account()
	frappe.db.set_value("User", user, "enabled", 0)
	with pytest.raises(frappe.AuthenticationError):
		log_in(user, PASSWORD)


def test_a_session_that_nobody_uses_ends_after_four_hours() -> None:
	assert minutes_of(frappe.db.get_single_value("System Settings", "session_expiry")) == 4 * 60
	for sid, hours in (("idle", -5), ("used", -3)):
		moment = add_to_date(now_datetime(), hours=hours)
		frappe.db.sql(
			"insert into tabSessions (user, sid, sessiondata, lastupdate) values ('x', %s, '{}', %s)",
			(sid, moment),
		)
	expired = get_expired_sessions()
	assert "idle" in expired and "used" not in expired


@pytest.mark.parametrize("field", LOGIN_BOUNDS)
@pytest.mark.parametrize("value", [0, 10**6])
def test_a_lock_that_was_switched_off_is_put_back(field: str, value: int) -> None:
	frappe.db.set_single_value("System Settings", field, value)
	harden_site()
	assert frappe.db.get_single_value("System Settings", field) == SYSTEM_DEFAULTS[field]


def test_an_operators_choice_within_the_bounds_stays() -> None:
	frappe.db.set_single_value("System Settings", "allow_consecutive_login_attempts", 3)
	frappe.db.set_single_value("System Settings", "session_expiry", "08:00")
	harden_site()
	settings = frappe.get_doc("System Settings")
	assert (settings.allow_consecutive_login_attempts, settings.session_expiry) == (3, "08:00")


@pytest.mark.parametrize("lasts", ["240:00", "", "00:00"])
def test_a_session_does_not_last_for_days(lasts: str) -> None:
	frappe.db.set_single_value("System Settings", "session_expiry", lasts)
	harden_site()
	assert (
		frappe.db.get_single_value("System Settings", "session_expiry") == SYSTEM_DEFAULTS["session_expiry"]
	)


def test_the_second_factor_is_off_until_it_is_switched_on_and_then_asks_administrators_alone() -> None:
	administrator, officer = account(WEIYE_ADMINISTRATOR), account()
	assert not should_run_2fa(administrator)
	switch(on=True)
	assert should_run_2fa(administrator) and not should_run_2fa(officer)
	# Frappe's settings ask everybody when they are saved; a migrate that saves them does not.
	frappe.db.set_single_value("System Settings", "attach_view_link", 1)
	for _migrate in range(2):
		harden_site()
		ask_administrators()
	assert should_run_2fa(administrator) and not should_run_2fa(officer)
	switch(on=False)
	assert not should_run_2fa(administrator)


def test_an_operator_who_asks_everybody_is_not_overruled_by_a_migrate() -> None:
	officer = account()
	settings = frappe.get_doc("System Settings")
	settings.enable_two_factor_auth = 1
	settings.save()
	harden_site()
	ask_administrators()
	assert should_run_2fa(officer)


def test_an_enrolled_administrator_needs_the_code_of_the_app() -> None:
	user = account(WEIYE_ADMINISTRATOR)
	switch(on=True)
	secret = pyotp.parse_uri(enrol(user)).secret
	manager = log_in(user, PASSWORD)
	frappe.form_dict.pwd = PASSWORD
	authenticate_for_2factor(user)
	asked = frappe.local.response
	assert asked["verification"] == {"method": "OTP App", "setup": True}
	assert confirm_otp_token(manager) is False
	code = pyotp.TOTP(secret).now()
	with pytest.raises(frappe.AuthenticationError):
		confirm_otp_token(manager, otp=f"{(int(code) + 1) % 10**6:06d}", tmp_id=asked["tmp_id"])
	assert confirm_otp_token(manager, otp=code, tmp_id=asked["tmp_id"]) is True
