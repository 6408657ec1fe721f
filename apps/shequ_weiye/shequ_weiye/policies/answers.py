"""Facts that somebody types in about nobody in particular: on the public page, and to try a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
from frappe import _

from shequ_weiye.policies.services.fact_catalogue import facts_of
from shequ_weiye.policies.services.fact_types import Fact, FactType, Held, Known, Value
from shequ_weiye.policies.subject_facts import plain

TYPED_IN = "Typed In"
# Longer texts are no answer to any question.
LONGEST = 40


def read_answers(subject: str, answers: str | dict[str, Any] | None) -> dict[str, Known]:
	"""Give the facts of the answers; questions left open stay unknown, what is no fact is dropped.

	Raises ``frappe.ValidationError`` for an answer of the wrong type.
	"""
	given = frappe.parse_json(answers) or {}
	if not isinstance(given, dict):
		raise frappe.ValidationError
	open_questions = (fact for fact in facts_of(subject) if not fact.derivation)
	return {
		fact.key: Known(_read(fact, given[fact.key]), TYPED_IN, date.today())
		for fact in open_questions
		if given.get(fact.key) not in (None, "", [])
	}


def _read(fact: Fact, answer: Any) -> Value:
	try:
		return _value(fact, answer)
	except (ValueError, TypeError):
		frappe.throw(_("{0}: this answer does not fit. Check it.").format(_(fact.label)))


def _value(fact: Fact, answer: Any) -> Value:
	if fact.type is FactType.GROUPS:
		groups = frozenset(str(group) for group in answer)
		if not groups <= set(fact.choices):
			raise ValueError
		# Whoever ticks groups knows which of them do not apply.
		return Held(groups, complete=True)
	text = str(answer)[:LONGEST]
	if fact.choices and text not in fact.choices:
		raise ValueError
	return plain(fact.type, text)
