"""What an officer reads when a resident's record is refused: what is wrong and what to do."""

from __future__ import annotations

from frappe import _

from shequ_weiye.residents.services.id_number import Fault


def id_number_message(fault: Fault) -> str:
	"""Say what is wrong with an identity number."""
	return {
		Fault.LENGTH: _(
			"An identity number has 18 characters (old ones 15). Count the characters on the card."
		),
		Fault.DIGITS: _(
			"An identity number is made of digits; only its last character may be X. Compare it with the card."
		),
		Fault.PREFIX: _(
			"The first two digits do not fit this kind of document. Check the number and the identity document type."
		),
		Fault.BIRTH_DATE: _("Digits 7 to 14 are no possible birth date. Compare the number with the card."),
		Fault.CHECK_DIGIT: _(
			"The last character does not fit the others, so at least one is wrong. Compare the number with the card."
		),
	}[fault]


def registered_message() -> str:
	"""Say that the person is registered and what to do; neither who it is nor where."""
	return _(
		"This identity number is registered already. If the resident has moved to you, ask for the hand-over."
	)
