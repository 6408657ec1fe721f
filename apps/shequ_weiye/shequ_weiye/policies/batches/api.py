"""What officers do with many tasks at once (批量办理): choose, decide with one reason, and repeat what failed."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.batches.carrying_out import carry_out, enqueue
from shequ_weiye.policies.batches.lines import failed_tasks
from shequ_weiye.policies.batches.messages import refuse
from shequ_weiye.policies.batches.opening import (
	EXPLAINED_ACTIONS,
	Tasks,
	actions_for,
	open_batch,
	tasks_like,
	tasks_named,
)
from shequ_weiye.policies.services.batch_rules import (
	BatchError,
	check_decision,
	check_number,
	is_for_worker,
)
from shequ_weiye.policies.worklist.choices import filters_of, several
from shequ_weiye.policies.worklist.tasks import DONE, TASK


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def offers(tasks: str | list[str] | None = None, filters: str | list[Any] | None = None) -> dict[str, Any]:
	"""Say how many tasks are chosen, by name or by the filters of the list, and what may be done with all of them.

	Raises ``PermissionError`` for a task out of the user's area and ``ApprovalRefused`` for none or too many.
	"""
	chosen = _chosen(tasks, filters)
	actions = sorted(actions_for(chosen))
	return {
		"number": len(chosen),
		"actions": actions,
		"explained": sorted(EXPLAINED_ACTIONS.intersection(actions)),
		"is_for_worker": is_for_worker(len(chosen)),
	}


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def decide(
	action: str,
	reason: str = "",
	tasks: str | list[str] | None = None,
	filters: str | list[Any] | None = None,
) -> dict[str, Any]:
	"""Do the same with all of the chosen tasks; up to 200 before the answer, more by a worker.

	Each case is decided, or refused, on its own. Raises as :func:`offers`, and ``ApprovalRefused`` for an action that
	not all of the tasks know or that lacks its reason; then nothing is decided.
	"""
	chosen, reason = _chosen(tasks, filters), reason.strip()
	try:
		check_decision(action, reason, actions_for(chosen), EXPLAINED_ACTIONS)
	except BatchError as error:
		refuse(error)
	return _begin(open_batch(chosen, action, reason), len(chosen))


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def repeat(batch: str) -> dict[str, Any]:
	"""Try again, as a batch of its own, what was not decided and is still open; each batch is repeated once.

	Raises ``PermissionError`` for a batch of somebody else and ``ApprovalRefused`` where nothing is left.
	"""
	check_access(b.BATCH, batch, "read")
	failed = frappe.get_doc(b.BATCH, batch, for_update=True)
	if failed.decided_by != frappe.session.user:
		frappe.throw(_("A batch is repeated by whoever decided it."), frappe.PermissionError)
	if failed.status != b.FINISHED:
		refuse_with(_("This batch is still being carried out. Wait until it is done."))
	if frappe.db.exists(b.BATCH, {"repeats": batch}):
		refuse_with(_("This batch was repeated already. Reload it."))
	chosen = [task for task in tasks_named(failed_tasks(batch)) if task.status != DONE]
	if not chosen:
		refuse_with(_("Nothing is left to repeat."))
	return _begin(open_batch(chosen, failed.action, failed.reason or "", repeats=batch), len(chosen))


def _chosen(tasks: str | list[str] | None, filters: str | list[Any] | None) -> Tasks:
	chosen = tasks_named(several(tasks)) if tasks else tasks_like(filters_of(TASK, filters or []))
	try:
		check_number(len(chosen))
	except BatchError as error:
		refuse(error)
	return chosen


def _begin(batch: str, number: int) -> dict[str, Any]:
	"""Decide what somebody waits for, and leave what is more to a worker."""
	if is_for_worker(number):
		enqueue(batch)
		return {"batch": batch, "is_for_worker": True}
	return {"batch": batch, "is_for_worker": False, **carry_out(batch)._asdict()}
