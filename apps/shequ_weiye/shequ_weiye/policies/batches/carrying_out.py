"""Decides the cases of a batch by the same entries as one alone; several workers may do so at once.

Each decision and what came of its line are one transaction: whoever is killed has decided either both or
neither. All workers go through the same lines, and each passes over those that are decided or that another one
has locked, so that no line waits for a worker and none is decided twice. Locks are taken in one order: a line
before its case, and the case before its task, as by whoever decides the case alone.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import now_datetime

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import current_postings, forget_postings
from shequ_weiye.policies.api import act
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.batches.lines import lock_waiting, tally_of, waiting_lines, write_outcome
from shequ_weiye.policies.batches.messages import words_of
from shequ_weiye.policies.services.batch_rules import Tally, lines_between_news
from shequ_weiye.policies.services.case_log import Verb
from shequ_weiye.policies.worklist import api
from shequ_weiye.policies.worklist.tasks import DONE, TASK
from shequ_weiye.territory.services.job_log import log_failure
from shequ_weiye.territory.services.notices import notify

JOB = f"{__name__}.work_off"
SAVEPOINT = "batch_line"
HOURS = 6
# One of two that wait for each other always goes on, so that few tries are enough.
ATTEMPTS = 5

# What is done beside the steps of the workflow, and its entry.
BESIDE = {
	Verb.CLAIM.value: lambda doctype, name, _reason: api.claim(doctype, name),
	Verb.RELEASE.value: api.put_back,
	Verb.HOLD.value: api.put_on_hold,
	Verb.RESUME.value: api.resume,
	Verb.URGE.value: api.urge,
}


def enqueue(batch: str) -> None:
	"""Let workers carry a batch out after this request; what waits or runs is not queued again."""
	for worker in range(1, b.WORKERS + 1):
		frappe.enqueue(
			JOB,
			queue="long",
			timeout=HOURS * 60 * 60,
			enqueue_after_commit=True,
			job_id=f"batch-decision-{batch}-{worker}",
			deduplicate=True,
			batch=batch,
		)


@scoped(Kind.BY_DIVISION)
def work_off(batch: str) -> None:
	"""Carry a batch out as the officer who chose it, and in the language of the site; called through the queue only."""
	# The batch itself says for whom it is carried out.
	officer = frappe.db.get_value(b.BATCH, batch, "decided_by")
	frappe.set_user(officer)
	frappe.local.lang = frappe.db.get_default("lang")
	counts = carry_out(batch)
	frappe.set_user("Administrator")
	if not counts.waiting:  # else another worker has the last of them
		tell_end(batch, officer, counts)


def tell_end(name: str, officer: str, counts: Tally) -> None:
	"""Put a notice before the officer, who need not have waited; one, also if two workers come to the end."""
	# Of two, the second waits here and then finds the notice of the first.
	frappe.db.sql(f"select name from `tab{b.BATCH}` where name = %s for update", name)
	# Only whether the notice is there.
	if not frappe.db.exists("Notification Log", {"document_name": name, "for_user": officer}):
		message = _("Handled together: {0} cases decided, {1} not decided.")
		notify([officer], message.format(counts.decided, counts.failed), frappe.get_doc(b.BATCH, name))


def carry_out(name: str) -> Tally:
	"""Decide, for the session's user, every case of a batch that waits; give what came of all of them."""
	batch = frappe.get_doc(b.BATCH, name)
	pause = lines_between_news(batch.total)
	for number, line in enumerate(waiting_lines(name), 1):
		decide_line(line, batch.action, batch.reason or "")
		if number % pause == 0:
			tell(name)
	return tell(name)


def tell(name: str) -> Tally:
	"""Write how far a batch is, and tell the browser of its officer alone."""
	counts = tally_of(name)
	values = {"decided": counts.decided, "failed": counts.failed}
	if not counts.waiting:
		values |= {"status": b.FINISHED, "finished_at": now_datetime()}
	# The server's own record of the session's user.
	frappe.db.set_value(b.BATCH, name, values)
	_commit()
	message = {"batch": name, **counts._asdict(), "total": counts.total}
	frappe.publish_realtime(b.PROGRESS_EVENT, message, user=frappe.session.user)
	return counts


def decide_line(name: str, action: str, reason: str) -> None:
	"""Decide the case of one line, if it still waits, and write down what came of it.

	Who loses a deadlock, as with a neighbouring case that somebody decides at the same moment, tries again.
	"""
	for attempt in range(1, ATTEMPTS + 1):
		forget_postings()  # a posting that ended meanwhile decides nothing any more
		try:
			_decide_locked(name, action, reason)
		except (frappe.QueryDeadlockError, frappe.QueryTimeoutError) as lost:
			frappe.db.rollback()  # the database has undone the transaction, or a lock was not to be had
			if attempt < ATTEMPTS:
				continue
			write_outcome(name, words_of(lost))
		break
	frappe.clear_messages()
	_commit()


def _decide_locked(name: str, action: str, reason: str) -> None:
	frappe.db.savepoint(SAVEPOINT)
	# Whoever has it locked decides it; of those who work on a batch at once each takes another line.
	line = lock_waiting(name)
	if not line:
		return
	try:
		_decide(line.reference_doctype, line.reference_name, line.task, action, reason)
	except (frappe.QueryDeadlockError, frappe.QueryTimeoutError):
		raise
	except Exception as refusal:
		frappe.db.rollback(save_point=SAVEPOINT)
		if not isinstance(refusal, (frappe.ValidationError, frappe.PermissionError)):
			log_failure(JOB, refusal, name)
		write_outcome(name, words_of(refusal))
	else:
		write_outcome(name)


def _decide(doctype: str, name: str, task: str, action: str, reason: str) -> None:
	"""Decide one case as its form would; the entry checks the right that the action needs."""
	_require_postings()
	# Only locked here; read, and the right to it asked for, by the entry.
	frappe.db.sql(f"select name from `tab{doctype}` where name = %s for update", name)
	# The state of the task that stands for the very case.
	if frappe.db.sql(f"select status from `tab{TASK}` where name = %s for update", task) == ((DONE,),):
		frappe.throw(_("This step was taken meanwhile. Open the case to see how it stands."), ApprovalRefused)
	if action in BESIDE:
		BESIDE[action](doctype, name, reason)
	else:
		act(doctype, name, action, {"decision_reason": reason})


def _require_postings() -> None:
	"""Refuse to decide for somebody whose account or last posting was ended while the batch waited."""
	if current_postings():
		return
	# One's own account.
	if not frappe.db.get_value("User", frappe.session.user, "enabled"):
		frappe.throw(_("The account of whoever chose this case is closed."), frappe.PermissionError)
	frappe.throw(_("No such document in your area."), frappe.PermissionError)


def _commit() -> None:
	"""Keep each decision whatever happens to the next; tests undo their own writing."""
	if not frappe.flags.in_test:
		frappe.db.commit()  # nosemgrep - one transaction for each decision
