"""Takes the numbers of people out of texts that machines write about failures; pure."""

from __future__ import annotations

import re

HIDDEN = "***"

# Identity numbers of fifteen and eighteen characters, bank accounts up to nineteen; mobiles, also as printed.
NUMBER = re.compile(
	r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15,19}|1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})(?![0-9])"
)
# A line of a traceback that shows what a variable held: names and addresses have no shape to know them by.
VARIABLE = re.compile(r"^ {6,}\S+ = .*\n?", re.MULTILINE)


def scrub(text: str) -> str:
	"""Hide every number that could be a person's, and what variables held."""
	return NUMBER.sub(HIDDEN, VARIABLE.sub("", text))
