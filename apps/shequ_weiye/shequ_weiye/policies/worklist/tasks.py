"""The worklist (待办): one open row for the stage of a case, and one for each signature that is asked for.

The rows follow the case in the same transaction. Their unique key holds the case and its stage as long as they
are open, so that two who move a case at once cannot leave two tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, now

from shequ_weiye.policies.services.approval_rules import barred_persons
from shequ_weiye.policies.services.case_log import State, Verb
from shequ_weiye.policies.worklist.matter import log_of, office_over, state_of

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application
	from shequ_weiye.policies.doctype.approval_task.approval_task import ApprovalTask

TASK = "Approval Task"
TO_CLAIM, CLAIMED, TO_SIGN, ON_HOLD, DONE = "To Claim", "Claimed", "To Sign", "On Hold", "Done"
WAITING = (TO_CLAIM, CLAIMED, TO_SIGN)


def keep_tasks(case: Application) -> bool:
	"""Bring the worklist up to date with a case; answer whether anything changed."""
	wanted = _wanted(case)
	changed = False
	for task in _open_tasks(case):
		values = wanted.pop(task.open_key, None)
		changed |= _write(task, values) if values else _close(task)
	for key, values in wanted.items():
		changed |= _write(frappe.new_doc(TASK), {"open_key": key, **values})
	return changed


def forget_tasks(case: Application) -> None:
	"""Take the rows of a case away that is deleted itself."""
	# The server's own rows of the very case.
	frappe.db.delete(TASK, {"reference_doctype": case.doctype, "reference_name": case.name})


def _wanted(case: Application) -> dict[str, dict[str, Any]]:
	"""Give what should be open by key; nothing for a case that is finished."""
	state, turns = state_of(case), case.definition().turns
	if state.stage not in turns:
		return {}
	key = f"{case.doctype}|{case.name}|{state.stage}"
	common = _common(case, state)
	holding = {**_holding(state), "barred": _barred(case, state)}
	tasks = {key: {**common, "role": turns[state.stage], **holding}}
	for signer in () if state.is_held else state.signing.waiting_for():
		role = _role_of(case, signer) or turns[state.stage]
		tasks[f"{key}|{signer}"] = {**common, "role": role, "status": TO_SIGN, "assignee": signer}
	return tasks


def _common(case: Application, state: State) -> dict[str, Any]:
	entered = [move.at for move in log_of(case) if move.verb is Verb.STEP]
	policy = case.granted_by()
	return {
		# What a list shows at once: the number and for what; never for whom.
		"title": " · ".join(filter(None, [case.name, policy])),
		"reference_doctype": case.doctype,
		"reference_name": case.name,
		"policy": policy,
		"workflow_definition": case.workflow_definition,
		"stage": state.stage,
		"opened_on": getdate(entered[-1] if entered else case.creation),
		"due_on": getdate(case.step_due_on) if case.step_due_on else None,
		"urged": state.urged,
		"division": case.division,
		"division_code": case.division_code,
	}


def _holding(state: State) -> dict[str, Any]:
	status = ON_HOLD if state.is_held else CLAIMED if state.assignee else TO_CLAIM
	return {"status": status, "assignee": state.assignee or None}


def _barred(case: Application, state: State) -> str:
	"""Give whom the list does not offer the case, between strokes: it asks for ``|user|``."""
	people = {*barred_persons(case.rules, case.case(state.stage)), *state.signing.signers}
	return "".join(f"|{user}|" for user in sorted(people))


def _role_of(case: Application, user: str) -> str | None:
	roles = case.definition().roles
	office = office_over(case.division_code, roles, ())
	return next((role for role in sorted(roles) if user in office.holders[role]), None)


def _open_tasks(case: Application) -> list[ApprovalTask]:
	# The rows of the very case that is being written, whose lock its writer holds.
	rows = frappe.db.sql(
		f"""select * from `tab{TASK}`
		where reference_name = %s and reference_doctype = %s and status != %s order by name""",
		(case.name, case.doctype, DONE),
		as_dict=True,
	)
	return [frappe.get_doc({"doctype": TASK, **row}) for row in rows]


def _close(task: ApprovalTask) -> bool:
	return _write(
		task, {"status": DONE, "open_key": None, "closed_at": now(), "closed_by": frappe.session.user}
	)


def _write(task: ApprovalTask, values: dict[str, Any]) -> bool:
	if not task.is_new() and all(task.get(field) == value for field, value in values.items()):
		return False
	task.update({**values, "modified": now(), "modified_by": frappe.session.user})
	# What follows from a case that was just checked; nobody fills in these rows, and nothing of them is checked again.
	if task.is_new():
		task.update({"owner": task.modified_by, "creation": task.modified})
		task.set_new_name()
		task.db_insert()
		task.run_method("after_insert")
	else:
		task.db_update()
	# Open lists and whatever else listens to the worklist hear of it as of a save.
	task.run_method("on_update")
	task.run_method("on_change")
	task.notify_update()
	return True
