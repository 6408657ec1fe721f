"""Service contacts that arise from what was entered elsewhere: one entry, many ledgers.

A referral to a post, or a place in a class, is entered once, where it belongs. For a resident in the aid
ledger it is a service of the "12333" too (plan 2023-2025, task 16), and stands there as a contact that
nobody types and nobody changes by hand.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import frappe

from shequ_weiye.assistance.services.years import record_on
from shequ_weiye.constants.assistance import ACCEPTED, OPEN_STAGES, STATION

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.service_contact.service_contact import ServiceContact


class Source(NamedTuple):
	"""The record, and the resident in it, that a contact arises from."""

	doctype: str
	name: str
	resident: str

	@property
	def key(self) -> str:
		"""The unique key of the one contact that arises from it."""
		return f"{self.doctype}:{self.name}:{self.resident}"


def keep_contact(
	source: Source, kind: str, day: date, content: str | None, outcome: str = ACCEPTED
) -> str | None:
	"""Bring the contact that arises from ``source`` into line with it; give its name.

	Nothing arises for a resident without an assistance record on ``day``; a record that is closed keeps what
	it has. Repeating changes nothing.
	"""
	known = record_on(source.resident, day)
	if not known:
		return strike_contact(source)
	contact = _find(source)
	if known.stage not in OPEN_STAGES:
		return contact and contact.name
	contact = contact or _begin(source)
	contact.update({"kind": kind, "contacted_on": day, "content": content, "outcome": outcome})
	_save(contact)
	return contact.name


def strike_contact(source: Source) -> None:
	"""Take the contact back of a source that no longer stands, if there is one."""
	if contact := _find(source):
		contact.flags.follows_source = True
		# Whoever may take the source back takes back what arose from it.
		contact.delete(ignore_permissions=True)  # nosemgrep


def _begin(source: Source) -> ServiceContact:
	contact = frappe.new_doc("Service Contact")
	contact.update(
		{"resident": source.resident, "source_doctype": source.doctype, "source_name": source.name}
	)
	contact.channel = STATION
	return contact


def _find(source: Source) -> ServiceContact | None:
	# The key names the source, which the user has just been allowed to write.
	name = frappe.db.get_value("Service Contact", {"entry_key": source.key})
	return frappe.get_doc("Service Contact", name) if name else None


def _save(contact: ServiceContact) -> None:
	contact.flags.follows_source = True
	# The right to enter the source is the right to what arises from it; place and person are checked anew.
	contact.save(ignore_permissions=True)  # nosemgrep
