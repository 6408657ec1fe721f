"""The officers of the demonstration community for tests, and what they do in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe

from shequ_weiye.policies.applications.factories import officer_over
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	acting_as,
	make_posting,
	make_user,
)

if TYPE_CHECKING:
	from shequ_weiye.policies.approval_base import ApprovalDocument


def officer(role: str) -> str:
	"""Give (or make) the officer in ``role`` over the community."""
	return officer_over(QIANFOSHAN_COMMUNITY, role)


def colleague(role: str, name: str, **values: Any) -> str:
	"""Give (or make) one more officer of the county, by the name of the account."""
	user = str(make_user(name).name)
	if not frappe.db.exists("Staff Posting", {"user": user, "role": role}):
		make_posting(role, LIXIA, user, **values)
	return user


def act(document: ApprovalDocument, action: str, user: str, **values: Any) -> None:
	"""Let ``user`` take an action with what belongs to it, and read the document anew."""
	with acting_as(user):
		document.act(action, values)
	document.reload()
