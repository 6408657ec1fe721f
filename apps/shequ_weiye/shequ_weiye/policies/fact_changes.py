"""What follows from a newly reported fact: which entry counts, and who and what is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.policies.affected_cases import review_later

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy_fact.policy_fact import PolicyFact


def make_current(fact: PolicyFact) -> None:
	"""Let the latest of the entries on one fact count: of one day, that entered last."""
	kind, name = fact.subject
	# Entries on the very subject that the user was checked against; locked, so that one of two counts.
	rows = frappe.db.get_values(
		"Policy Fact",
		{kind.lower(): name, "fact": fact.fact},
		["name", "as_of", "creation", "is_current"],
		as_dict=True,
		for_update=True,
	)
	latest = max(rows, key=lambda row: (row.as_of, row.creation)).name
	for row in rows:
		if bool(row.is_current) != (row.name == latest):
			# As above: entries on the subject that was checked.
			frappe.db.set_value("Policy Fact", row.name, "is_current", int(row.name == latest))
	fact.is_current = int(fact.name == latest)


def retest_later(kind: str, name: str) -> None:
	"""Bring the worklist and the list of affected cases up to date for one subject after this request."""
	frappe.enqueue(
		"shequ_weiye.policies.sweep.retest",
		queue="short",
		enqueue_after_commit=True,
		kind=kind,
		name=name,
	)
	review_later("review_person", kind=kind, name=name)
