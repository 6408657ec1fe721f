"""One case: the conditions evaluated with an explanation, in three values; pure.

``True`` is met, ``False`` is not met, ``None`` cannot be known from what is recorded. All of a group is not
met as soon as one member is not, any of a group is met as soon as one member is: what is unknown then does
not matter (Kleene's logic, which is also that of SQL).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shequ_weiye.policies.services.conditions import Condition, Group
from shequ_weiye.policies.services.derivation import fact_on
from shequ_weiye.policies.services.fact_catalogue import stored_facts
from shequ_weiye.policies.services.fact_types import Known
from shequ_weiye.policies.services.operators import holds

Verdict = bool | None


@dataclass(frozen=True)
class Finding:
	"""What was found for a condition (with ``known``) or for a group (with ``parts``)."""

	verdict: Verdict
	about: Condition | Group
	known: Known | None = None
	parts: tuple[Finding, ...] = ()


def evaluate(tree: Group, facts: Mapping[str, Known], on: date) -> Finding:
	"""Give the finding for the whole tree on the day ``on``."""
	parts = tuple(
		evaluate(member, facts, on) if isinstance(member, Group) else _evaluate_condition(member, facts, on)
		for member in tree.members
	)
	verdicts = [part.verdict for part in parts]
	return Finding(all_of(verdicts) if tree.all_of else any_of(verdicts), tree, parts=parts)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
	"""Give the verdict that all are met; of nothing, it is."""
	found = set(verdicts)
	return False if False in found else None if None in found else True


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
	"""Give the verdict that any is met; of nothing, none is."""
	found = set(verdicts)
	return True if True in found else None if None in found else False


def missing_facts(finding: Finding) -> list[str]:
	"""Name the stored facts that decide the case and are not known, in the order of the conditions.

	What is unknown in a part that is decided already need not be brought.
	"""
	if finding.verdict is not None:
		return []
	if isinstance(finding.about, Condition):
		return sorted(stored_facts([finding.about.fact]))
	return list(dict.fromkeys(key for part in finding.parts for key in missing_facts(part)))


def failures(finding: Finding) -> list[Finding]:
	"""Give the conditions and alternatives because of which the case is not met."""
	if finding.verdict is not False:
		return []
	if isinstance(finding.about, Condition) or not finding.about.all_of:
		return [finding]
	return [failure for part in finding.parts for failure in failures(part)]


def _evaluate_condition(condition: Condition, facts: Mapping[str, Known], on: date) -> Finding:
	known = fact_on(condition.fact, facts, on)
	return Finding(holds(condition.operator, known.value, condition.wanted), condition, known)
