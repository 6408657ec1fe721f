"""Full years of age."""

from __future__ import annotations

from datetime import date


def age_on(birth_date: date, day: date) -> int:
	"""Give the full years completed by ``day``; someone born on 29 February ages on 1 March."""
	return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
