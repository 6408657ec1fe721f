"""Records of this module for tests and demonstrations: users and their postings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import frappe
from frappe.desk.doctype.notification_settings.notification_settings import create_notification_settings

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER

if TYPE_CHECKING:
	from frappe.core.doctype.user.user import User

	from shequ_weiye.territory.doctype.staff_posting.staff_posting import StaffPosting

JINAN = "370100000000"
LIXIA = "370102000000"
QIANFOSHAN_STREET = "370102002000"
QIANFOSHAN_COMMUNITY = "370102002008"
YAOJIA_STREET = "370102011000"
QINGDAO = "370200000000"
SHINAN = "370202000000"

LEVEL_ROLES = {
	COMMUNITY_OFFICER: QIANFOSHAN_COMMUNITY,
	STREET_OFFICER: QIANFOSHAN_STREET,
	COUNTY_OFFICER: LIXIA,
}


@contextmanager
def metadata_kept() -> Iterator[None]:
	"""Keep Frappe from forgetting all metadata, as it does whenever an account is saved.

	Reading it anew costs seconds per officer, and nothing here changes a DocType.
	"""
	with patch("frappe.cache_manager.clear_global_cache"):
		yield


def make_user(name: str = "officer", **overrides: Any) -> User:
	"""Make (or find) the user ``<name>@weiye.example.com``; roles come from postings only."""
	email = f"{name}@weiye.example.com"
	if frappe.db.exists("User", email):
		return frappe.get_doc("User", email)
	values = {
		"email": email,
		"first_name": name,
		"send_welcome_email": 0,
		# With a picture, Frappe does not ask gravatar.com for one.
		"user_image": "/assets/shequ_weiye/images/logo.svg",
	}
	with metadata_kept():
		return frappe.get_doc({"doctype": "User", **values, **overrides}).insert()


def make_account(name: str, role: str) -> str:
	"""Store (or find) the account of an officer in ``role`` as it stands once he is posted; give its name.

	Saving an account as people do, and again for its role, takes most of a second: contact, share, caches.
	"""
	email = f"{name}@weiye.example.com"
	if frappe.db.exists("User", email):
		return email
	account = frappe.new_doc("User", email=email, first_name=name, full_name=name, user_type="System User")
	account.name = email
	account.append("roles", {"role": role})
	account.set_parent_in_children()
	for row in (account, *account.roles):
		row.db_insert()
	create_notification_settings(email)
	return email


def make_posting(
	role: str = STREET_OFFICER, division: str | None = None, user: str | None = None, **overrides: Any
) -> StaffPosting:
	"""Post a user (a new one, named after role and division, by default) in ``role``."""
	division = division or LEVEL_ROLES.get(role, LIXIA)
	user = user or make_account(f"{frappe.scrub(role)}.{division}", role)
	values = {"user": user, "role": role, "division": division, "from_date": "2020-01-01"}
	with metadata_kept():
		return frappe.get_doc({"doctype": "Staff Posting", **values, **overrides}).insert()


def make_officer(role: str = STREET_OFFICER, division: str | None = None, **overrides: Any) -> str:
	"""Give the name of a new user with a posting in ``role``."""
	return make_posting(role, division, **overrides).user


@contextmanager
def acting_as(user: str) -> Iterator[None]:
	"""Run the block as ``user``, whatever happens in it."""
	before = frappe.session.user
	frappe.set_user(user)
	try:
		yield
	finally:
		frappe.set_user(before)
