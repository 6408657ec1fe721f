"""Keeps users' Frappe roles in step with their postings: a role lasts as long as a posting gives it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import frappe

from shequ_weiye.constants.roles import ROLES
from shequ_weiye.permissions.scope import (
	ADMINISTRATOR,
	current_postings,
	forget_postings,
	forget_postings_written,
)

if TYPE_CHECKING:
	from frappe.core.doctype.user.user import User


def sync_user_roles(user: str) -> bool:
	"""Give ``user`` exactly those of the product's roles that a current posting gives; leave other roles.

	Answers whether any had to be given or taken.
	"""
	forget_postings()
	due = {posting.role for posting in current_postings(user)}
	account = frappe.get_doc("User", user)
	held = {row.role for row in account.roles if row.role in ROLES}
	if held == due:
		return False
	account.set("roles", [row for row in account.roles if row.role not in held - due])
	account.append_roles(*sorted(due - held))
	# The posting was checked; whoever wrote it needs no right on user accounts themselves.
	account.save(ignore_permissions=True)  # nosemgrep
	return True


def users_out_of_step() -> list[str]:
	"""Name the users whose roles are no longer those of their postings, which begin and end by themselves."""
	due, held = _roles_due(), _roles_held()
	return sorted(user for user in due.keys() | held.keys() if due.get(user) != held.get(user))


def _roles_due() -> dict[str, set[str]]:
	# Looks at all postings: it runs as the system, for every user.
	users = frappe.get_all("Staff Posting", pluck="user", distinct=True)
	roles = {user: {posting.role for posting in current_postings(user)} for user in users}
	return {user: held for user, held in roles.items() if held}


def _roles_held() -> dict[str, set[str]]:
	rows = frappe.get_all(
		"Has Role",
		filters={"parenttype": "User", "role": ["in", ROLES], "parent": ["!=", ADMINISTRATOR]},
		fields=["parent", "role"],
	)
	held: dict[str, set[str]] = defaultdict(set)
	for row in rows:
		held[row.parent].add(row.role)
	return dict(held)


def remember_system_manager(account: User, method: str | None = None) -> None:
	"""Note before a user is checked whether someone made the account a System Manager."""
	account.flags.was_system_manager = _is_system_manager(account)


def refuse_automatic_system_manager(account: User, method: str | None = None) -> None:
	"""Take back the System Manager role that Frappe gives to the first user of a site by itself.

	Frappe's ``User.validate`` adds it when Administrator is the only one. Here Administrator is the operator.
	"""
	if _is_system_manager(account) and not account.flags.was_system_manager:
		account.set("roles", [row for row in account.roles if row.role != "System Manager"])
		frappe.clear_last_message()  # which says that the role was added


def follow_account(account: User, method: str | None = None) -> None:
	"""Let a disabled or enabled account count at once."""
	forget_postings_written()


def _is_system_manager(account: User) -> bool:
	return any(row.role == "System Manager" for row in account.roles)
