"""Tells how many people live in a sensitive circumstance so that nobody can be guessed."""

from __future__ import annotations

from frappe import _

from shequ_weiye.constants.residents import SMALL_NUMBER

DOCTYPE = "Sensitive Circumstance"


def shown_number(number: int, sees_people: bool) -> str:
	"""Give a number of people in words that let nobody be guessed: a small one is not told."""
	if number and number < SMALL_NUMBER and not sees_people:
		return _("fewer than {0}").format(SMALL_NUMBER)
	return str(number)
