"""Reads what a client chose; what is no choice is refused in words, and never an error of the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn, TypeVar

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
	try:
		given = frappe.parse_json(words)
	except ValueError:
		_refuse()
	if not isinstance(given, list):
		_refuse()
	return list(dict.fromkeys(str(word) for word in given))


def _refuse() -> NoReturn:
	frappe.throw(_("There is no such choice. Reload the page and choose again."), ApprovalRefused)
