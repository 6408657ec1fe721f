"""The kinds of facts that conditions speak of; pure, without Frappe.

A fact that is not known is ``None`` and never the same as "no".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class FactType(StrEnum):
	"""What kind of value a fact has, and with it which operators fit."""

	NUMBER = "Number"
	MONEY = "Money"
	DATE = "Date"
	YES_NO = "Yes or No"
	CHOICE = "Choice"
	GROUPS = "Groups"


class Held(NamedTuple):
	"""The groups that a person belongs to; ``complete`` if one that is not named is certainly not held."""

	groups: frozenset[str]
	complete: bool = False


Value = float | date | bool | str | Held | None


class Known(NamedTuple):
	"""One value with where it comes from and the day on which it was true."""

	value: Value
	source: str = ""
	as_of: date | None = None


class Derivation(StrEnum):
	"""How a fact follows from others on the day of the decision."""

	YEARS_SINCE = "years_since"
	MONTHS_SINCE = "months_since"
	MONTHS_UNTIL = "months_until"
	NOT_AFTER = "not_after"


class Origin(StrEnum):
	"""Where a fact that does not follow from others is kept."""

	REGISTER = "register"
	GROUPS = "groups"
	GROUP_SINCE = "group_since"
	REPORTED = "reported"
	# Kept where only those who decide on it see it: asked at the desk, never read here, so always unknown.
	ASKED = "asked"


class Fact(NamedTuple):
	"""One entry of the catalogue.

	``where`` is the column of the register, or the group whose first day is meant; ``bases`` are the facts
	from which a derived one follows.
	"""

	key: str
	label: str
	type: FactType
	subject: str
	description: str
	origin: Origin = Origin.REPORTED
	where: str = ""
	derivation: Derivation | None = None
	bases: tuple[str, ...] = ()
	choices: tuple[str, ...] = ()
	unit: str = ""
	# Asked on the public page; not what people would rather say to an officer alone.
	public: bool = True


@dataclass(frozen=True)
class FactMaker:
	"""Writes the entries of one subject and origin, each in one line."""

	subject: str
	origin: Origin = Origin.REPORTED

	def of(self, type: FactType, key: str, label: str, description: str, **more: Any) -> Fact:
		"""Make an entry; one of the register stands in the column of its own name."""
		more.setdefault("where", key if self.origin is Origin.REGISTER else "")
		return Fact(key, label, type, self.subject, description, self.origin, **more)

	def day(self, key: str, label: str, description: str) -> Fact:
		"""Make a date."""
		return self.of(FactType.DATE, key, label, description)

	def yes_no(self, key: str, label: str, description: str) -> Fact:
		"""Make a yes or no."""
		return self.of(FactType.YES_NO, key, label, description)

	def private(self, key: str, label: str, description: str) -> Fact:
		"""Make a yes or no that is not asked on the public page."""
		return self.of(FactType.YES_NO, key, label, description, public=False)

	def choice(self, key: str, label: str, description: str, choices: tuple[str, ...]) -> Fact:
		"""Make one of several words."""
		return self.of(FactType.CHOICE, key, label, description, choices=choices)

	def number(self, key: str, label: str, description: str, unit: str = "Months") -> Fact:
		"""Make a number."""
		return self.of(FactType.NUMBER, key, label, description, unit=unit)

	def money(self, key: str, label: str, description: str) -> Fact:
		"""Make an amount in yuan."""
		return self.of(FactType.MONEY, key, label, description, unit="Yuan")

	def derived(self, key: str, label: str, base: str, derivation: Derivation, unit: str = "Months") -> Fact:
		"""Make a number that follows from a date on the day of the decision."""
		description = "Full units of time, counted on the day of the decision."
		more = {"derivation": derivation, "bases": (base,), "unit": unit}
		return self.of(FactType.NUMBER, key, label, description, **more)

	def months_since(self, key: str, label: str, base: str) -> Fact:
		"""Make the full months since a date."""
		return self.derived(key, label, base, Derivation.MONTHS_SINCE)

	def years_since(self, key: str, label: str, base: str) -> Fact:
		"""Make the full years since a date."""
		return self.derived(key, label, base, Derivation.YEARS_SINCE, "Years")
