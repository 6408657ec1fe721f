"""Moves training needs in and out of classes, in the transaction in which the class is saved.

Every move is the need's own change of stage: it is made as the present user, who must hold a posting over
the need, and it is refused by the same rules as a click on the need's form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.constants import training as t
from shequ_weiye.training.services.enrolment_service import record_service, strike_service

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass
	from shequ_weiye.training.doctype.training_need.training_need import TrainingNeed


def offer_place(training_class: TrainingClass, need_name: str) -> None:
	"""Move a waiting need to the stage in which a class is offered."""
	need = _need(need_name)
	need.flags.offered_class = class_facts(training_class)
	_move(need, t.OFFERED)
	record_service(training_class, need.resident)


def return_to_waiting(training_class: TrainingClass, need_name: str) -> None:
	"""Let a need that held a place of this class wait again; any other need is left alone."""
	need = _need(need_name)
	if _holds_place(need, training_class):
		need.flags.leaves_class = True
		_move(need, t.VERIFIED)
		strike_service(training_class, need.resident)


def record_result(training_class: TrainingClass, need_name: str, result: str) -> None:
	"""Move a need whose training is over on; who did not attend waits again."""
	need = _need(need_name)
	if not _holds_place(need, training_class):
		return
	if result == t.ABSENT:
		need.flags.leaves_class = True
		_move(need, t.VERIFIED)
		strike_service(training_class, need.resident)
	else:
		need.flags.training_result = result
		_move(need, t.TRAINED)


def copy_facts(training_class: TrainingClass) -> None:
	"""Bring day and place of a class that was moved to the needs that hold a place in it."""
	holders = {"training_class": training_class.name, "workflow_state": t.OFFERED}
	# The user has just been allowed to change the class; the needs show its day and place, no more.
	for name in frappe.get_all("Training Need", filters=holders, pluck="name"):
		# As above.
		frappe.db.set_value("Training Need", name, class_facts(training_class))


def release_place(class_name: str, need_name: str) -> None:
	"""Give back the place of a need that was withdrawn; in a running class it counts as not attended."""
	training_class = frappe.get_doc("Training Class", class_name, for_update=True)
	row = next((row for row in training_class.enrolments if row.training_need == need_name), None)
	if not row or training_class.status not in (t.OPEN, t.RUNNING):
		return
	if training_class.status == t.RUNNING:
		row.update({"result": t.ABSENT, "certificate": None})
	else:
		training_class.remove(row)
	# Who may withdraw the need was checked with the need; the class may belong to a higher division.
	training_class.save(ignore_permissions=True)  # nosemgrep
	strike_service(training_class, row.resident)


def class_facts(training_class: TrainingClass) -> dict[str, object]:
	"""Give what a need shows of its class."""
	return {
		"training_class": training_class.name,
		"class_starts_on": training_class.starts_on,
		"class_place": training_class.place,
	}


def _need(name: str) -> TrainingNeed:
	return frappe.get_doc("Training Need", name, for_update=True)


def _holds_place(need: TrainingNeed, training_class: TrainingClass) -> bool:
	return need.workflow_state == t.OFFERED and need.training_class == training_class.name


def _move(need: TrainingNeed, stage: str) -> None:
	need.workflow_state = stage
	need.save()
