"""A place in a class is a training service of the aid ledger too, for residents who are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.assistance.services.arising import Source, keep_contact, strike_contact
from shequ_weiye.constants.assistance import TRAINING

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass


def record_service(training_class: TrainingClass, resident: str) -> None:
	"""Enter the training contact of today for the resident who was given a place."""
	content = _("Enrolled in the class {0}").format(training_class.class_title)
	keep_contact(_source(training_class, resident), TRAINING, getdate(nowdate()), content)


def strike_service(training_class: TrainingClass, resident: str) -> None:
	"""Take the training contact back with the place, or when the resident did not come."""
	strike_contact(_source(training_class, resident))


def _source(training_class: TrainingClass, resident: str) -> Source:
	return Source("Training Class", training_class.name, resident)
