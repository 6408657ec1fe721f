"""Reads what a client chose; what is no choice is refused in words, and never an error of the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

import frappe
from frappe import _

from shequ_weiye.policies.approval_messages import ApprovalRefused

Choice = TypeVar("Choice")


def choice(choices: Mapping[str, Choice], word: object) -> Choice:
	"""Give what ``word`` stands for. Raises ``ApprovalRefused`` for a word that is none of ``choices``."""
	chosen = choices.get(str(word))
	if chosen is None:
		_refuse()
	return chosen


def several(words: str | list[str]) -> list[str]:
	"""Give a list that came as one or as its JSON, each entry once. Raises ``ApprovalRefused`` for anything else."""
	return list(dict.fromkeys(str(word) for word in _parsed(words)))


Scalar = str | int | float

# How the list of tasks compares: with one value, or with several.
COMPARING = frozenset({"=", "!=", "<", ">", "<=", ">=", "like", "not like", "timespan"})
CONTAINING = frozenset({"in", "not in", "between"})


def filters_of(doctype: str, words: str | list[Any]) -> list[list[Any]]:
	"""Give the filters of a list as it sends them: DocType, column, operator, value.

	Raises ``ApprovalRefused`` for anything that the list of ``doctype`` does not ask: Frappe would meet a value
	of another shape with an error of the server.
	"""
	columns = frappe.get_meta(doctype).get_valid_columns()
	rows = _parsed(words)
	for row in rows:
		is_one = isinstance(row, list) and len(row) >= 4 and row[0] == doctype
		if not is_one or row[1] not in columns or not _compares(str(row[2]), row[3]):
			_refuse()
	return [row[:4] for row in rows]


def _compares(operator: str, value: object) -> bool:
	"""Answer whether an operator is one of the list's and has a value that it can be asked with."""
	if operator == "is":
		return value in ("set", "not set")
	if operator in CONTAINING and isinstance(value, list):
		return all(isinstance(part, Scalar) for part in value)
	is_word = operator in CONTAINING and isinstance(value, str)
	return is_word or (operator in COMPARING and isinstance(value, Scalar))


def _parsed(words: object) -> list[Any]:
	try:
		given = frappe.parse_json(words)
	except ValueError:
		_refuse()
	if not isinstance(given, list):
		_refuse()
	return given


def _refuse() -> NoReturn:
	frappe.throw(_("There is no such choice. Reload the page and choose again."), ApprovalRefused)
