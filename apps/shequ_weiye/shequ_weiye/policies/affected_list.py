"""The rows of the list of cases that would be decided otherwise today: one for each case, written here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import now

from shequ_weiye.constants import policies as p
from shequ_weiye.policies.services.affected import Change

if TYPE_CHECKING:
	from shequ_weiye.policies.approval_base import ApprovalDocument
	from shequ_weiye.policies.doctype.affected_case.affected_case import AffectedCase


def listed_as_affected(doctype: str, name: str | None) -> str | None:
	"""Name the row of a case that waits for a look, if there is one; the caller may read the case."""
	return frappe.db.get_value(p.AFFECTED_CASE, {"case_key": _key(doctype, name), "state": p.TO_LOOK_AT})


def put_on(case: ApprovalDocument, change: Change, version_now: str) -> bool:
	"""Write a case on the list; one that is there already is looked at anew only if something else changed."""
	row = _row(case) or frappe.new_doc(p.AFFECTED_CASE)
	found = {
		"policy_decision": case.policy_decision,
		"policy_version": case.policy_version,
		"version_now": version_now,
		"cause": change.cause,
		"outcome_before": change.before.outcome,
		"amount_before": change.before.amount,
		"outcome_now": change.now.outcome,
		"amount_now": change.now.amount,
	}
	place = {"turn": case.turn(), "division": case.division, "division_code": case.division_code}
	if row.is_new() or row.state == p.NO_LONGER_AFFECTED or _differ(row, found):
		return _write(row, {**_named(case), **found, **place, **_fresh()})
	return _differ(row, place) and _write(row, place)


def take_off(case: ApprovalDocument) -> bool:
	"""Let a case stand on the list only as a memory; answer whether it stood there."""
	row = _row(case)
	if not row or row.state == p.NO_LONGER_AFFECTED:
		return False
	return _write(row, {"state": p.NO_LONGER_AFFECTED})


def _key(doctype: str, name: str | None) -> str:
	return f"{doctype}|{name}"


def _row(case: ApprovalDocument) -> AffectedCase | None:
	# The row of the very case, locked: a night and a new fact may look at it at once.
	name = frappe.db.get_value(p.AFFECTED_CASE, {"case_key": _key(case.doctype, case.name)}, for_update=True)
	return frappe.get_doc(p.AFFECTED_CASE, name) if name else None


def _named(case: ApprovalDocument) -> dict[str, Any]:
	return {
		"reference_doctype": case.doctype,
		"reference_name": case.name,
		"case_key": _key(case.doctype, case.name),
		# Policies and their versions are read by everybody.
		"policy": frappe.db.get_value("Policy Version", case.policy_version, "policy"),
	}


def _fresh() -> dict[str, Any]:
	return {
		"state": p.TO_LOOK_AT,
		"found_at": now(),
		"note": None,
		"looked_at_by": None,
		"looked_at_on": None,
	}


def _differ(row: AffectedCase, values: dict[str, Any]) -> bool:
	return any(row.get(field) != value for field, value in values.items())


def _write(row: AffectedCase, values: dict[str, Any]) -> bool:
	row.update(values)
	row.flags.is_written_by_server = True
	# Nobody has the right to write the list; the server records what it compared.
	row.save(ignore_permissions=True)  # nosemgrep
	return True
