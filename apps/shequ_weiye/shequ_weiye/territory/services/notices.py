"""Tells officers that something waits for them: by posting, never to all holders of a role.

A notice's subject names the kind of thing and its place in time, never a person: it stands in lists,
mails and on lock screens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import frappe
from frappe.utils import nowdate

from shequ_weiye.permissions.area import is_division_code, lineage

if TYPE_CHECKING:
	from frappe.model.document import Document


def officers_over(code: str | None, roles: Collection[str]) -> tuple[str, ...]:
	"""Give the enabled users who today hold a posting in one of ``roles`` that covers the place ``code``."""
	return tuple(sorted({row.user for row in postings_over(code, roles)}))


def postings_over(code: str | None, roles: Collection[str]) -> list[frappe._dict]:
	"""Give ``user``, ``role`` and ``is_acting`` of the postings in one of ``roles`` that cover a place today."""
	if not roles or not is_division_code(code):
		return []
	posting, user = frappe.qb.DocType("Staff Posting"), frappe.qb.DocType("User")
	today = nowdate()
	# Who is responsible for a place, whoever asks; the names are used as addresses, never shown.
	query = (
		frappe.qb.from_(posting)
		.inner_join(user)
		.on(user.name == posting.user)
		.select(posting.user, posting.role, posting.is_acting)
		.where(user.enabled == 1)
		.where(posting.role.isin(list(roles)))
		.where(posting.division_code.isin(list(lineage(str(code)))))
		.where(posting.from_date <= today)
		.where(posting.to_date.isnull() | (posting.to_date >= today))
		.orderby(posting.user)
	)
	return query.run(as_dict=True)


def notify(users: Iterable[str], subject: str, document: Document, content: str | None = None) -> int:
	"""Put a notice about ``document`` before each of ``users`` but the one who acts; give their number.

	``subject`` is a finished sentence in the language of the site, ``content`` says more; both are without
	personal data.
	"""
	addressed = [user for user in dict.fromkeys(users) if user != frappe.session.user]
	for user in addressed:
		notice = frappe.new_doc("Notification Log")
		notice.update({"type": "Alert", "for_user": user, "from_user": frappe.session.user})
		notice.update({"subject": subject, "email_content": content})
		notice.update({"document_type": document.doctype, "document_name": document.name})
		# The server's own record, for officers posted over the place.
		notice.insert(ignore_permissions=True)  # nosemgrep
	return len(addressed)
