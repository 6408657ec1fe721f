"""Keeps the table of keeping periods complete, and says which change of it is allowed."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants.retention import KEEP, KINDS, Kept

DOCTYPE = "Retention Rule"


def allowed_actions(kept: Kept) -> frozenset[str]:
	"""Give what may be done with a kind: what is shipped, or to keep it."""
	return frozenset({kept.action, KEEP})


def shipped_values(kind: str) -> dict[str, object]:
	"""Give what no administrator changes of a rule; its words are those of the screens, as in a title."""
	kept = KINDS[kind]
	return {
		"title": _(kind, lang="zh"),
		"document_type": kept.doctype,
		"counted_from": _(kept.counted_from, lang="zh"),
		"least_months": kept.least_months,
	}


def sync_retention_rules() -> None:
	"""Add the rules that are missing; an administrator's choice stays, unless a new floor lies above it."""
	for kind, kept in KINDS.items():
		if frappe.db.exists(DOCTYPE, kind):
			_bring_up(kind, kept)
		else:
			_add(kind, kept)


def _add(kind: str, kept: Kept) -> None:
	rule = frappe.get_doc({"doctype": DOCTYPE, "kind": kind, **shipped_values(kind)})
	rule.update({"action": kept.action, "months": kept.months, "source": kept.source})
	rule.insert()


def _bring_up(kind: str, kept: Kept) -> None:
	rule = frappe.get_doc(DOCTYPE, kind)
	values = {**shipped_values(kind), "months": max(rule.months, kept.least_months)}
	if rule.action not in allowed_actions(kept):
		values["action"] = kept.action
	if any(rule.get(field) != value for field, value in values.items()):
		rule.update(values)
		rule.save()
