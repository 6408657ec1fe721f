"""Contacts about policies that people are entitled to: what came of them, and when not to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import add_days, formatdate, getdate, nowdate

from shequ_weiye.constants import policies as p

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy_match.policy_match import PolicyMatch

CONTACT_FIELDS = ("contact_outcome", "contact_note")
STATE_AFTER = {
	p.WILL_APPLY: p.CONTACTED,
	p.NOT_REACHED: p.TO_CONTACT,
	p.DECLINED: p.NOT_INTERESTED,
	p.FACT_IS_WRONG: p.CONTACTED,
}


def keep_what_was_found(match: PolicyMatch) -> None:
	"""Drop whatever a client wrote beside the outcome of a contact."""
	before = match.get_doc_before_save()
	if not before:
		return
	for field in match.meta.get_valid_columns():
		if field not in (*CONTACT_FIELDS, "modified", "modified_by"):
			match.set(field, before.get(field))


def record_contact(match: PolicyMatch) -> None:
	"""Write down a new contact; refuse one before the quiet time is over."""
	before = match.get_doc_before_save()
	if not before or not match.contact_outcome or not _is_news(match, before):
		return
	if _is_correction(before):
		match.state = STATE_AFTER[match.contact_outcome]
		match.quiet_until = _quiet_until(match.contact_outcome)
		return
	if before.quiet_until and getdate(before.quiet_until) > getdate(nowdate()):
		message = _("Contacted already: not before {0} again.")
		frappe.throw(message.format(formatdate(before.quiet_until)))
	match.state = STATE_AFTER[match.contact_outcome]
	match.contacted_on, match.contacted_by = nowdate(), frappe.session.user
	match.attempts = (before.attempts or 0) + 1
	match.quiet_until = _quiet_until(match.contact_outcome)


def _is_news(match: PolicyMatch, before: PolicyMatch) -> bool:
	return any(match.get(field) != before.get(field) for field in CONTACT_FIELDS)


def _is_correction(before: PolicyMatch) -> bool:
	"""Whoever wrote the outcome may correct the note of the same day; nobody was contacted again."""
	same_day = before.contacted_on and getdate(before.contacted_on) == getdate(nowdate())
	return bool(same_day and before.contacted_by == frappe.session.user)


def _quiet_until(outcome: str) -> str | None:
	"""Nobody was nagged who was not reached."""
	settings = frappe.get_cached_doc("Policy Settings")
	days = {p.NOT_REACHED: 0, p.DECLINED: settings.quiet_days_after_refusal}.get(outcome, settings.quiet_days)
	return add_days(nowdate(), days) if days else None
