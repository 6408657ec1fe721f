"""Unified social credit codes by GB 32100-2015: eighteen characters, check character mod 31."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from shequ_weiye.constants.identity import USCC_FIRST_CHARACTERS

LENGTH = 18
# Digits and letters without I, O, S, V, Z.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Fault(StrEnum):
	"""Why a text is no credit code."""

	LENGTH = "length"
	CHARACTERS = "characters"
	FIRST_CHARACTER = "first_character"
	CHECK_CHARACTER = "check_character"


class UsccError(ValueError):
	"""Raised for a text that cannot be a credit code; ``fault`` says why."""

	def __init__(self, fault: Fault) -> None:
		super().__init__(fault.value)
		self.fault = fault


def normalise(raw: str | None) -> str:
	"""Turn full-width characters into plain ones, drop all spaces, write capitals."""
	return "".join(unicodedata.normalize("NFKC", raw or "").split()).upper()


def check_character(body: str) -> str:
	"""Give the eighteenth character for the first seventeen."""
	total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
	return ALPHABET[(31 - total % 31) % 31]


def parse_uscc(raw: str | None) -> str:
	"""Give a valid credit code in its normal form.

	Raises :class:`UsccError` naming the first fault. N (village collectives) and Y (other) are valid
	first characters besides the digits 1 to 9 and A.
	"""
	code = normalise(raw)
	if len(code) != LENGTH:
		raise UsccError(Fault.LENGTH)
	if any(char not in ALPHABET for char in code):
		raise UsccError(Fault.CHARACTERS)
	if code[0] not in USCC_FIRST_CHARACTERS:
		raise UsccError(Fault.FIRST_CHARACTER)
	if check_character(code[:-1]) != code[-1]:
		raise UsccError(Fault.CHECK_CHARACTER)
	return code
