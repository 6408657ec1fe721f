"""What an officer reads about a training need: what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import formatdate

if TYPE_CHECKING:
	from collections.abc import Iterable
	from datetime import date

	from frappe.model.meta import Meta


def second_need(other: str = "") -> str:
	"""Say that the resident has an open need for this direction."""
	message = _(
		"The resident already has an open training need for this direction ({0}). Continue with that one."
	)
	return message.format(other or _("just registered"))


def closed_fields(meta: Meta, fields: Iterable[str], stage: str) -> str:
	"""Say which fields may no longer change."""
	message = _(
		"{0}: this can no longer be changed in stage {1}. Withdraw the need and collect it anew if it is wrong."
	)
	return message.format(_(", ").join(_(meta.get_label(field)) for field in fields), _(stage))


def not_enrolled() -> str:
	"""Say how a class is offered."""
	return _("A class is offered by entering the need in it. Use the button Enrol in a Class.")


def still_enrolled(training_class: str) -> str:
	"""Say how a need goes back to waiting."""
	return _("Take the need out of class {0}; it then waits for another class by itself.").format(
		training_class
	)


def no_result(training_class: str) -> str:
	"""Say where the result of a training is entered."""
	return _("Enter the result in class {0} and finish the class; the need then follows by itself.").format(
		training_class
	)


def no_outcome() -> str:
	"""Say what is missing for closing a need."""
	return _("Ask the resident first: enter the situation after training and the day on which you found out.")


def outcome_day(starts_on: date | str) -> str:
	"""Say which days are possible for the outcome."""
	return _("The day on which you found out lies between the class's first day ({0}) and today.").format(
		formatdate(starts_on)
	)
