"""The facts that conditions may speak of: the one list, for forms, decisions and the sweep; pure.

Those of the register are read from the record of the resident or employer. Groups are those of the resident's
record; one that is not entered is "no" only after an officer verified the record. Reported facts are dated
entries with a source (``Policy Fact``), as data sharing, papers and visits bring them. Derived facts follow
from others on the day of the decision, so that nobody keeps an age. Labels are shown translated.

To add a fact, add a line to ``facts_of_residents.py`` or ``facts_of_employers.py``: form, decision, sweep and
the public page know it from there.
"""

from __future__ import annotations

from collections.abc import Iterable

from shequ_weiye.policies.services.fact_types import Fact, Origin
from shequ_weiye.policies.services.facts_of_employers import EMPLOYER_FACTS
from shequ_weiye.policies.services.facts_of_residents import RESIDENT_FACTS

FACTS: dict[str, Fact] = {fact.key: fact for fact in (*RESIDENT_FACTS, *EMPLOYER_FACTS)}


def facts_of(subject: str) -> tuple[Fact, ...]:
	"""Give the facts that conditions on residents, or on employers, may speak of."""
	return tuple(fact for fact in FACTS.values() if fact.subject == subject)


def is_reported(fact: Fact) -> bool:
	"""Answer whether a fact is entered with a date and a source, and not kept in a register."""
	return not fact.derivation and fact.origin is Origin.REPORTED


def stored_facts(keys: Iterable[str]) -> set[str]:
	"""Give the facts that must be read so that all of ``keys`` can be told."""
	return {base for key in keys for base in (FACTS[key].bases or (key,))}
