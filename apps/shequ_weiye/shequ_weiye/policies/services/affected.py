"""Whether a case on its way would be decided otherwise today, and why; pure.

Compared is what was decided at acceptance with what the same version says of the facts as they are known now,
and with what the version in force today would say. The day stays that of the acceptance: that time has passed
since is no reason to decide otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from shequ_weiye.constants.policies import CHANGED_FACTS, NEW_VERSION, NOT_ENTITLED, VERSION_AND_FACTS


class Told(NamedTuple):
	"""What was, or would be, told: the outcome, and the yuan altogether."""

	outcome: str
	amount: float


class Change(NamedTuple):
	"""What would be told now instead of ``before``, and why."""

	before: Told
	now: Told
	cause: str


def told(outcome: str, amounts: Iterable[Mapping[str, Any]]) -> Told:
	"""Give what an explanation comes to; whoever is not entitled gets nothing."""
	total = sum(float(amount["value"] or 0) for amount in amounts)
	return Told(outcome, 0.0 if outcome == NOT_ENTITLED else round(total, 2))


def change_of(accepted: Told, by_own_version: Told, by_version_in_force: Told) -> Change | None:
	"""Give what has changed since the acceptance, if anything has."""
	facts_differ = by_own_version != accepted
	version_differs = by_version_in_force != by_own_version
	if not facts_differ and not version_differs:
		return None
	cause = {
		(True, False): CHANGED_FACTS,
		(False, True): NEW_VERSION,
		(True, True): VERSION_AND_FACTS,
	}[facts_differ, version_differs]
	return Change(accepted, by_version_in_force, cause)


def differences(
	before: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]]
) -> dict[str, list[str]]:
	"""Give the conditions, as they are worded, that stood there only at acceptance, and only now."""
	told_before, told_now = list(_conditions(before)), list(_conditions(now))
	return {
		"before": [text for text in told_before if text not in told_now],
		"now": [text for text in told_now if text not in told_before],
	}


def _conditions(tree: Iterable[Mapping[str, Any]]) -> Iterator[str]:
	for node in tree:
		if "parts" in node:
			yield from _conditions(node["parts"])
		else:
			yield str(node["text"])
