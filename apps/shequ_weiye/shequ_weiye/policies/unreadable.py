"""Versions that can no longer be read, because a release took a fact or word out of the catalogue.

Such a version stops nobody: what it would have said is told as not known, with the row and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _

from shequ_weiye.constants.policies import DECIDING_STATES, NOT_KNOWN
from shequ_weiye.policies.explained_periods import closed_text
from shequ_weiye.policies.explanation import WORDS, explain
from shequ_weiye.policies.rule_messages import problem_text
from shequ_weiye.policies.versions import UNREADABLE, load_version, window_of

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy_version.policy_version import PolicyVersion
	from shequ_weiye.policies.services.fact_types import Known
	from shequ_weiye.policies.services.windows import Window


def explain_version(
	name: str, facts: Mapping[str, Known], on: date, applied_on: date | None = None
) -> dict[str, Any]:
	"""Give what a version says; of one that cannot be read, that and why."""
	try:
		return explain(load_version(name), facts, on, applied_on)
	except UNREADABLE as error:
		return _page(frappe.get_cached_doc("Policy Version", name), problem_text(error), on)


def window_for(name: str) -> Window | None:
	"""Give the window of a stored version; nothing for all year, or if it cannot be read."""
	try:
		return window_of(frappe.get_cached_doc("Policy Version", name))
	except UNREADABLE:
		return None


def closed_on(name: str | None, day: date) -> str:
	"""Say when applications are taken again where a version takes none on ``day``; empty where it does."""
	window = window_for(name) if name else None
	return closed_text(window, day) if window and not window.is_open(day) else ""


def problem_of(name: str) -> str:
	"""Give the row and rule because of which a version cannot be read; empty if it can."""
	try:
		load_version(name)
	except UNREADABLE as error:
		return problem_text(error)
	return ""


def mark_unreadable() -> None:
	"""Mark every version in use that cannot be read, and no other, so that lists show it."""
	# Public reference data.
	rows = frappe.get_all(
		"Policy Version",
		filters={"workflow_state": ("in", list(DECIDING_STATES))},
		fields=["name", "cannot_be_read"],
	)
	for row in rows:
		mark = int(bool(problem_of(row.name)))
		if mark != row.cannot_be_read:
			# Nothing of what the version says is changed.
			frappe.db.set_value("Policy Version", row.name, "cannot_be_read", mark, update_modified=False)


def _page(version: PolicyVersion, problem: str, on: date) -> dict[str, Any]:
	text = _("The policy version {0} cannot be read any more: {1}").format(version.title, problem)
	advice = _("Ask the administrator to write a new version that supersedes it.")
	nothing: list[Any] = []
	return {
		"policy": version.policy,
		"version": version.name,
		"title": version.title,
		"decided_on": on.isoformat(),
		"outcome": NOT_KNOWN,
		"outcome_label": _(NOT_KNOWN),
		"verdict": WORDS[None],
		"tree": [{"verdict": WORDS[None], "text": text, "message": advice, "clause": "", "row": 0}],
		"timing": {"since": None, "until": None, "begins": None, "text": ""},
		"renewal": "",
		**dict.fromkeys(("amounts", "missing", "facts", "documents", "sources", "unconfirmed"), nothing),
	}
