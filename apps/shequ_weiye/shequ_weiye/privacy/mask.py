"""What a sealed number shows of itself; pure."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants.privacy import BANK_ACCOUNT, IDENTITY_NUMBER, MOBILE

STAR = "*"


class Shape(NamedTuple):
	"""How many characters of a number stay readable in front and behind, if it is long enough."""

	front: int
	back: int
	full_length: int


SHAPES: dict[str, Shape] = {
	IDENTITY_NUMBER: Shape(6, 4, 15),
	MOBILE: Shape(3, 4, 11),
	BANK_ACCOUNT: Shape(0, 4, 8),
}


def mask(number: str, kind: str) -> str:
	"""Give ``370102********1234``, ``138****1234`` or, of an account, the last four digits.

	A shorter number, as that of a passport, shows its last quarter. A mask is as long as its number and
	always hides a part of it.
	"""
	shape = SHAPES[kind]
	long_enough = len(number) >= shape.full_length
	front = shape.front if long_enough else 0
	back = shape.back if long_enough else len(number) // 4
	hidden = len(number) - front - back
	return number[:front] + STAR * hidden + number[front + hidden :]


def is_masked(value: str | None) -> bool:
	"""Answer whether a value is no number but a mask of one."""
	return STAR in (value or "")
