"""A second factor for those who administer: prepared on every site, switched on by its operator.

Frappe's own switch in System Settings asks everybody for a code. The command ``weiye-two-factor`` asks
only those whose roles are named here, and enrols them without a mail server.
"""

from __future__ import annotations

import frappe
import pyotp
from frappe.twofactor import get_otpsecret_for_, set_default

from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.constants.site_settings import APP_NAME

ROLES = (WEIYE_ADMINISTRATOR, "System Manager")
# The role of every account: Frappe ticks it whenever its settings are saved.
EVERYBODY = "All"


def ask_administrators() -> None:
	"""Mark the roles that need a second factor where it is switched on; no other account is asked."""
	for role, needed in ((EVERYBODY, 0), *((role, 1) for role in ROLES)):
		if frappe.db.get_value("Role", role, "two_factor_auth") != needed:
			frappe.db.set_value("Role", role, "two_factor_auth", needed)


def switch(on: bool) -> None:
	"""Switch the second factor on or off; past the settings' own check, which would ask everybody."""
	frappe.db.set_single_value("System Settings", {"enable_two_factor_auth": int(on)})
	ask_administrators()


def enrol(user: str) -> str:
	"""Give the address that a person's app reads as a QR code; from now on the log-in asks for its code.

	Raises ``frappe.DoesNotExistError`` for an unknown account.
	"""
	account = frappe.get_doc("User", user).name
	address = pyotp.TOTP(get_otpsecret_for_(account)).provisioning_uri(account, issuer_name=APP_NAME)
	set_default(f"{account}_otplogin", 1)
	return address
