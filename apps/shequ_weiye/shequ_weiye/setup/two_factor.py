"""A second factor for those who administer: prepared on every site, switched on by its operator.

Frappe's own switch in System Settings asks everybody for a code. The command ``weiye-two-factor`` asks
only those whose roles are named here, and enrols them without a mail server.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
import pyotp
from frappe.twofactor import get_otpsecret_for_, set_default

from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.constants.site_settings import APP_NAME

ROLES = (WEIYE_ADMINISTRATOR, "System Manager")
# The role of every account: Frappe ticks it whenever its settings are saved.
EVERYBODY = "All"


def ask_administrators() -> None:
	"""Mark the roles that need a second factor where it is switched on."""
	for role in ROLES:
		_mark(role, needed=True)


def switch(on: bool) -> None:
	"""Switch the second factor on for administrators alone, or off; past the settings' check, which asks all."""
	frappe.db.set_single_value("System Settings", {"enable_two_factor_auth": int(on)})
	_mark(EVERYBODY, needed=False)
	ask_administrators()


@contextmanager
def whom_to_ask_kept() -> Iterator[None]:
	"""Leave it to the operator whether everybody is asked, while Frappe's settings are saved."""
	before = frappe.db.get_value("Role", EVERYBODY, "two_factor_auth")
	yield
	_mark(EVERYBODY, needed=bool(before))


def _mark(role: str, *, needed: bool) -> None:
	if bool(frappe.db.get_value("Role", role, "two_factor_auth")) != needed:
		# Frappe's own list of roles; it holds no record of a place or person.
		frappe.db.set_value("Role", role, "two_factor_auth", int(needed))


def enrol(user: str) -> str:
	"""Give the address that a person's app reads as a QR code; from now on the log-in asks for its code.

	Raises ``frappe.DoesNotExistError`` for an unknown account.
	"""
	account = frappe.get_doc("User", user).name
	address = pyotp.TOTP(get_otpsecret_for_(account)).provisioning_uri(account, issuer_name=APP_NAME)
	set_default(f"{account}_otplogin", 1)
	return address
