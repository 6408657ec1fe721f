"""Entering service contacts quickly, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe import _

from shequ_weiye.assistance.services.settings import counting_rule
from shequ_weiye.constants.assistance import ACCEPTED, COUNTED_OUTCOMES, PLANNED, TELEPHONE
from shequ_weiye.constants.workflows_assistance import START_SERVICE
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.service_contact.service_contact import ServiceContact


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_contact(
	assistance_record: str,
	kind: str,
	channel: str = TELEPHONE,
	outcome: str = ACCEPTED,
	content: str | None = None,
	contacted_on: str | None = None,
	evidence: str | None = None,
) -> dict[str, Any]:
	"""Enter a service contact from the form of an assistance record.

	The same service entered twice for a day (a double click) is folded into one: the answer names the
	entry that is there and says so in ``message``. Raises ``PermissionError`` for a record out of the
	user's area.
	"""
	record = frappe.get_doc("Assistance Record", assistance_record)
	record.check_permission("write")
	contact = frappe.new_doc("Service Contact")
	contact.update({"resident": record.resident, "kind": kind, "channel": channel, "outcome": outcome})
	contact.update({"content": content, "evidence": evidence})
	if contacted_on:
		contact.contacted_on = contacted_on
	try:
		contact.insert()
	except (frappe.DuplicateEntryError, frappe.UniqueValidationError):
		frappe.clear_messages()
		return _folded(contact)
	return {"name": contact.name, "folded": False, "message": _entered(contact)}


def start_service(contact: ServiceContact) -> None:
	"""Move a planned record on with its first service, if the user may do so."""
	if contact.outcome not in COUNTED_OUTCOMES:
		return
	record = frappe.get_doc("Assistance Record", contact.assistance_record)
	if record.workflow_state == PLANNED and START_SERVICE in record.open_actions():
		record.act(START_SERVICE)


def _entered(contact: ServiceContact) -> str:
	needs_proof = counting_rule(contact.division_code).needs_proof and not contact.content_key
	if contact.outcome in COUNTED_OUTCOMES and needs_proof:
		return _("The service is entered. It counts once you add what was offered, or a paper.")
	return _("The service is entered.")


def _folded(contact: ServiceContact) -> dict[str, Any]:
	# The key names the resident, against whom the user was checked when the contact was validated. Read as
	# last committed: the other entry may be younger than this transaction.
	name = frappe.db.get_value("Service Contact", {"entry_key": contact.entry_key}, for_update=True)
	message = _("This service was entered for this day already; it counts once.")
	return {"name": name, "folded": True, "message": message}
