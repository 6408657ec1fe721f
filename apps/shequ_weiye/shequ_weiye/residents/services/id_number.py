"""Identity numbers by GB 11643-1999: shape, check digit (ISO 7064 mod 11-2), birth date, gender.

Written here because a public validator refuses most real holders: it demands that the county code
already existed in the birth year, while codes follow the place of first issue, and it knows no
residence permits (81, 82, 83).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants.identity import (
	FEMALE,
	MALE,
	NUMBER_PREFIXES,
	RESIDENT_ID_CARD,
)

LENGTH = 18
OLD_LENGTH = 15
EARLIEST_BIRTH = date(1900, 1, 1)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


class Fault(StrEnum):
	"""Why a number is no identity number."""

	LENGTH = "length"
	DIGITS = "digits"
	PREFIX = "prefix"
	BIRTH_DATE = "birth_date"
	CHECK_DIGIT = "check_digit"


class IdNumberError(ValueError):
	"""Raised for a number that cannot be an identity number; ``fault`` says why."""

	def __init__(self, fault: Fault) -> None:
		super().__init__(fault.value)
		self.fault = fault


class IdNumber(NamedTuple):
	"""A valid number and what it tells about its holder."""

	number: str
	birth_date: date
	gender: str

	@property
	def county_code(self) -> str:
		"""The six digits of the county of first issue."""
		return self.number[:6]


def normalise(raw: str | None) -> str:
	"""Turn full-width characters into plain ones, drop all spaces, write ``x`` as ``X``."""
	plain = unicodedata.normalize("NFKC", raw or "")
	return "".join(plain.split()).upper()


def check_digit(body: str) -> str:
	"""Give the eighteenth character for the first seventeen digits."""
	total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
	return CHECK_DIGITS[total % 11]


def upgrade(number: str) -> str:
	"""Write a number of the first generation (15 digits, born 19yy) in its 18-digit form."""
	if len(number) != OLD_LENGTH:
		return number
	if not _plain_digits(number):
		raise IdNumberError(Fault.DIGITS)
	body = f"{number[:6]}19{number[6:]}"
	return body + check_digit(body)


def parse(raw: str | None, today: date, id_type: str = RESIDENT_ID_CARD) -> IdNumber:
	"""Read an identity number of one of the numbered kinds of document.

	Raises :class:`IdNumberError` naming the first fault: length, digits, prefix, birth date (a real
	one from 1900-01-01 to ``today``), check digit.
	"""
	number = upgrade(normalise(raw))
	if len(number) != LENGTH:
		raise IdNumberError(Fault.LENGTH)
	if not _plain_digits(number[:-1]) or number[-1] not in CHECK_DIGITS:
		raise IdNumberError(Fault.DIGITS)
	if number[:2] not in NUMBER_PREFIXES[id_type]:
		raise IdNumberError(Fault.PREFIX)
	birth_date = _birth_date(number, today)
	if check_digit(number[:-1]) != number[-1]:
		raise IdNumberError(Fault.CHECK_DIGIT)
	return IdNumber(number, birth_date, MALE if int(number[16]) % 2 else FEMALE)


def county_is_unknown(number: IdNumber, known_counties: Container[str], province: str) -> bool:
	"""Answer whether the number names a county of ``province`` that is not among the known ones.

	Only a reason to look twice: abolished codes stay valid in the numbers issued under them.
	"""
	return number.number.startswith(province) and number.county_code not in known_counties


def _plain_digits(text: str) -> bool:
	return text.isascii() and text.isdigit()


def _birth_date(number: str, today: date) -> date:
	try:
		birth_date = datetime.strptime(number[6:14], "%Y%m%d").date()
	except ValueError:
		raise IdNumberError(Fault.BIRTH_DATE) from None
	if not EARLIEST_BIRTH <= birth_date <= today:
		raise IdNumberError(Fault.BIRTH_DATE)
	return birth_date
