"""Mainland mobile numbers: eleven digits that open with 1 and a digit from 3 to 9."""

from __future__ import annotations

import re
import unicodedata

MOBILE = re.compile(r"1[3-9][0-9]{9}", re.ASCII)
COUNTRY_CODE = re.compile(r"^(\+86|0086|86(?=1[3-9][0-9]{9}$))", re.ASCII)


class MobileError(ValueError):
	"""Raised for a text that is no mobile number of the mainland."""


def parse_mobile(raw: str | None) -> str:
	"""Give the eleven digits of a number typed with spaces, dashes, full-width digits or +86.

	Raises :class:`MobileError` for anything else.
	"""
	plain = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", raw or ""))
	digits = COUNTRY_CODE.sub("", plain)
	if not MOBILE.fullmatch(digits):
		raise MobileError(raw)
	return digits
