"""Frappe's notifications kept within the area: nobody hears of a document that he may not read.

Frappe tells every holder of a role, in the whole province, and by whatever channel is named. This class
stands in for Frappe's own (hook ``override_doctype_class``), for the notifications that the app ships and
for those that administrators write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.email.doctype.notification.notification import Notification

from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from frappe.model.document import Document

IN_THE_SYSTEM = "System Notification"


class NotificationRefused(frappe.ValidationError):
	"""The notification would carry a record out of the system or change it."""


class AreaNotification(Notification):
	"""A notification whose recipients are those in whose area the document lies."""

	def validate(self) -> None:
		"""Check what Frappe checks, and that records stay in the system."""
		super().validate()
		self.refuse_other_channels()
		self.refuse_changes()

	def refuse_other_channels(self) -> None:
		"""Records of people stay in the system: no mail, no short message, no copy of the print."""
		if is_ours(self.document_type) and (self.channel != IN_THE_SYSTEM or self.attach_print):
			message = _(
				"Records of {0} are told of in the system only. Choose the channel {1}, without print."
			)
			frappe.throw(message.format(_(self.document_type), _(IN_THE_SYSTEM)), NotificationRefused)

	def refuse_changes(self) -> None:
		"""Whoever is told changes the record, under his own name; the notification does not."""
		if is_ours(self.document_type) and self.set_property_after_alert:
			message = _("A notification tells, it does not change a record. Leave the property to set empty.")
			frappe.throw(message, NotificationRefused)

	def get_template(self) -> str:
		"""Give the text of a shipped notification: for our records it stands in the record itself."""
		return self.message or "" if is_ours(self.document_type) else super().get_template()

	def load_standard_properties(self, context: dict[str, Any]) -> None:
		"""Leave the context of our own as it is; Frappe would ask for a file of code beside each record."""
		if not is_ours(self.document_type):
			super().load_standard_properties(context)

	def send(self, doc: Document) -> None:
		"""Tell the recipients; a stored notification of the app's records with another channel tells nobody."""
		if not is_ours(doc.doctype) or (self.channel == IN_THE_SYSTEM and not self.set_property_after_alert):
			super().send(doc)

	def create_system_notification(self, doc: Document, context: dict[str, Any]) -> None:
		"""Write the notices in the same transaction as the change they tell of, in the site's language."""
		recipients, cc, bcc = self.get_list_of_recipients(doc, context)
		with site_language():
			subject = frappe.render_template(self.subject, context)
			content = frappe.render_template(self.message or "", context)
		notify([*recipients, *cc, *bcc], subject, doc, content)

	def get_list_of_recipients(
		self, doc: Document, context: dict[str, Any]
	) -> tuple[list[str], list[str], list[str]]:
		"""Give the users to tell, as Frappe does, less all who may not read ``doc``.

		A role means its holders posted over the document's place.
		"""
		code_field = SCOPES[doc.doctype].code_field if is_ours(doc.doctype) else None
		if not code_field:
			found = super().get_list_of_recipients(doc, context)
			return tuple(readers_of(doc, addresses) for addresses in found)
		with self.roles_set_aside() as roles:
			recipients, cc, bcc = super().get_list_of_recipients(doc, context)
		posted = officers_over(doc.get(code_field), self.named_roles(roles, context))
		return readers_of(doc, [*recipients, *posted]), readers_of(doc, cc), readers_of(doc, bcc)

	@contextmanager
	def roles_set_aside(self) -> Iterator[list[str | None]]:
		"""Keep Frappe from reading the address of every holder of the named roles; give the roles by row."""
		roles = [row.receiver_by_role for row in self.recipients]
		for row in self.recipients:
			row.receiver_by_role = None
		try:
			yield roles
		finally:
			for row, role in zip(self.recipients, roles, strict=True):
				row.receiver_by_role = role

	def named_roles(self, roles: list[str | None], context: dict[str, Any]) -> set[str]:
		"""Give the roles of those rows whose condition holds for the document."""
		return {
			role
			for row, role in zip(self.recipients, roles, strict=True)
			if role and (not row.condition or frappe.safe_eval(row.condition, None, context))
		}


def is_ours(doctype: str | None) -> bool:
	"""Answer whether the rows of ``doctype`` are the app's, whose scope is declared."""
	return doctype in SCOPES


def readers_of(doc: Document, addresses: Collection[str]) -> list[str]:
	"""Give those users among the mail ``addresses`` that may read ``doc``; an address of nobody is dropped."""
	if not addresses:
		return []
	# Who is behind an address; the names are asked for their rights, never shown.
	users = frappe.get_all(
		"User", filters={"enabled": 1, "email": ("in", list(addresses))}, pluck="name", order_by="name"
	)
	return list(_readers(doc, users))


def _readers(doc: Document, users: Iterable[str]) -> Iterator[str]:
	return (user for user in users if frappe.has_permission(doc.doctype, "read", doc=doc, user=user))


@contextmanager
def site_language() -> Iterator[None]:
	"""Write in the language of the site, whoever's act it is that is told of."""
	before, frappe.local.lang = frappe.local.lang, frappe.db.get_default("lang") or frappe.local.lang
	try:
		yield
	finally:
		frappe.local.lang = before
