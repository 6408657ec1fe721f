"""What was found, in plain words: the page that the person in front of the desk is shown.

The engine gives findings; here they become sentences in the language of the session. Texts of a version (what
the person is told, clauses) are written by its administrators and stand as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from frappe import _
from frappe.utils import fmt_money

from shequ_weiye.constants.policies import OUTCOMES
from shequ_weiye.policies.explained_periods import explain_opening, explain_renewal, explain_window
from shequ_weiye.policies.services.amounts import Amount, amounts, is_share
from shequ_weiye.policies.services.conditions import Condition
from shequ_weiye.policies.services.counterfactual import Span, span
from shequ_weiye.policies.services.evaluation import Finding, evaluate, missing_facts
from shequ_weiye.policies.services.fact_catalogue import FACTS, stored_facts
from shequ_weiye.policies.services.fact_types import Fact, FactType, Held, Known, Value
from shequ_weiye.policies.services.operators import WITHOUT_VALUE
from shequ_weiye.policies.versions import Version

WORDS = {True: "yes", False: "no", None: "unknown"}


def explain(
	version: Version, facts: Mapping[str, Known], on: date, applied_on: date | None = None
) -> dict[str, Any]:
	"""Give outcome, conditions, amounts, timing and what to bring, as plain data that any page can show.

	Whoever applied within the window (``applied_on``, without it the day of the decision) is not late because
	the decision is.
	"""
	finding = evaluate(version.tree, facts, on)
	found = amounts(version.lines, version.parameters, facts, on)
	is_late = not version.takes_applications(applied_on or on)
	verdict = False if is_late else finding.verdict
	timing = explain_timing(finding, span(version.tree, facts, on), version.effective_to)
	return {
		"policy": version.policy,
		"version": version.name,
		"title": version.title,
		"decided_on": on.isoformat(),
		"outcome": OUTCOMES[verdict],
		"outcome_label": _(OUTCOMES[verdict]),
		"verdict": WORDS[verdict],
		"tree": [*explain_window(version, applied_on or on), *map(explain_finding, finding.parts)],
		"amounts": [explain_amount(amount) for amount in found],
		"timing": explain_opening(version, facts, on) if is_late else timing,
		"renewal": explain_renewal(version, timing["until"], on) if verdict else "",
		"missing": [explain_fact(FACTS[key]) for key in missing_facts(finding)],
		"facts": facts_used(version, facts),
		"documents": list(version.documents),
		"sources": list(version.sources),
		"unconfirmed": list(version.unconfirmed),
	}


def explain_finding(finding: Finding) -> dict[str, Any]:
	"""Give one condition or group with its verdict in words."""
	about = finding.about
	if isinstance(about, Condition):
		return {
			"verdict": WORDS[finding.verdict],
			"text": condition_text(about, finding.known),
			"message": about.message if finding.verdict is False else "",
			"clause": about.clause,
			"row": about.row,
		}
	label = _("All of") if about.all_of else _("Any of")
	return {
		"verdict": WORDS[finding.verdict],
		"text": _("{0}: {1}").format(label, about.label),
		"message": about.message if finding.verdict is False else "",
		"parts": [explain_finding(part) for part in finding.parts],
	}


def condition_text(condition: Condition, known: Known | None) -> str:
	"""Give what is known and what is required: "离校月数 38 月，要求 小于 24 月"."""
	fact = FACTS[condition.fact]
	value = value_text(fact, known.value if known else None)
	if condition.operator in WITHOUT_VALUE:
		return _("{0}: {1}, required: {2}").format(_(fact.label), value, _(condition.operator))
	wanted = "、".join(_(word) for word in condition.wanted) if isinstance(condition.wanted, tuple) else ""
	wanted = wanted or value_text(fact, condition.wanted)
	message = _("{0}: {1}, required: {2} {3}")
	return message.format(_(fact.label), value, _(condition.operator), wanted)


def value_text(fact: Fact, value: Value) -> str:
	"""Give a value with its unit; what is not known is said to be so."""
	if value is None:
		return _("not known")
	if isinstance(value, Held):
		return "、".join(_(group) for group in sorted(value.groups)) or _("none")
	if fact.type is FactType.YES_NO:
		return _("Yes") if value else _("No")
	if isinstance(value, date):
		return value.isoformat()
	if isinstance(value, str):
		return _(value)
	return f"{number_text(value)} {_(fact.unit)}".strip()


def number_text(value: float) -> str:
	"""Give a number with separators of thousands and no needless decimals."""
	return fmt_money(value, precision=0 if float(value).is_integer() else 2)


def explain_amount(amount: Amount) -> dict[str, Any]:
	"""Give an amount with its working."""
	line = amount.line
	return {
		"label": line.label,
		"value": amount.value,
		"period": _(line.period),
		"text": _("{0} yuan").format(number_text(amount.value))
		if amount.value is not None
		else _("not known"),
		"working": working_text(amount),
	}


def working_text(amount: Amount) -> str:
	"""Say how the amount was found."""
	line = amount.line
	if amount.base is None:
		return _("Fixed amount of {0} yuan").format(number_text(amount.rate))
	base = f"{_(FACTS[line.fact].label)} {value_text(FACTS[line.fact], amount.base.value)}"
	rate = f"{amount.rate * 100:.2f}%" if is_share(line) else number_text(amount.rate)
	text = f"{base} × {rate}"
	if amount.cap is None:
		return text
	return _("{0}, at most {1} yuan").format(text, number_text(amount.cap))


def explain_timing(finding: Finding, found: Span, last_day: date | None) -> dict[str, Any]:
	"""Say since when, until when or from when the conditions are met."""
	until = min(filter(None, (found.until, last_day)), default=None)
	return {
		"since": found.since and found.since.isoformat(),
		"until": until and until.isoformat() if finding.verdict is True else None,
		"begins": found.begins and found.begins.isoformat(),
		"text": _timing_text(finding, found, until),
	}


def _timing_text(finding: Finding, found: Span, until: date | None) -> str:
	if finding.verdict is True:
		since = _("Entitled since {0}").format(found.since.isoformat()) if found.since else _("Entitled now")
		return _("{0}, until {1}").format(since, until.isoformat()) if until else since
	if found.begins:
		return _("Entitled from {0} on, if nothing else changes").format(found.begins.isoformat())
	return (
		_("Something is not known yet") if finding.verdict is None else _("Not by the passing of time alone")
	)


def explain_fact(fact: Fact) -> dict[str, str]:
	"""Give what is to be brought or found out."""
	return {"fact": fact.key, "label": _(fact.label), "description": _(fact.description)}


def facts_used(version: Version, facts: Mapping[str, Known]) -> list[dict[str, Any]]:
	"""Give every stored fact that the conditions and amounts speak of, known or not."""
	named = {condition.fact for condition in version.tree.conditions()}
	named |= {line.fact for line in version.lines if line.fact}
	named |= {line.when.fact for line in version.lines if line.when}
	return [_fact_row(FACTS[key], facts.get(key)) for key in sorted(stored_facts(named))]


def _fact_row(fact: Fact, known: Known | None) -> dict[str, Any]:
	return {
		"fact": fact.key,
		"label": _(fact.label),
		"value": value_text(fact, known.value if known else None),
		"source": _(known.source) if known else "",
		"as_of": known.as_of.isoformat() if known and known.as_of else "",
	}
