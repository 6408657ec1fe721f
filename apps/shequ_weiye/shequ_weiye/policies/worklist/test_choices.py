"""What a client chose is read, and what is no choice is refused in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.worklist.choices import choice, filters_of, several

TASK = "Approval Task"


@pytest.mark.parametrize(
	("column", "operator", "value"),
	[
		("status", "=", "Claimed"),
		("status", "in", ["To Claim", "Claimed"]),
		("status", "in", "To Claim,Claimed"),
		("due_on", "is", "not set"),
		("due_on", "between", ["2026-01-01", "2026-02-01"]),
		("barred", "not like", "%|a@b|%"),
		("urged", ">", 1),
	],
)
def test_the_filters_of_the_list_are_read(column: str, operator: str, value: Any) -> None:
	row = [TASK, column, operator, value]
	assert filters_of(TASK, json.dumps([[*row, False]])) == [row]
	assert filters_of(TASK, [row]) == [row]


@pytest.mark.parametrize(
	"row",
	[
		["User", "name", "=", "x"],
		[TASK, "nonsense", "=", "x"],
		[TASK, "status", "or 1=1", "x"],
		[TASK, ["status"], "=", "x"],
		[TASK, "status", ["="], "x"],
		[TASK, "status", "like", [["x"]]],
		[TASK, "status", "=", {"a": 1}],
		[TASK, "status", "in", 5],
		[TASK, "status", "in", [["x"]]],
		[TASK, "due_on", "is", "foo"],
		[TASK, "due_on", "=", None],
		[TASK, "status", "="],
		"status",
	],
)
def test_what_the_list_never_asks_is_refused(row: Any) -> None:
	with pytest.raises(ApprovalRefused, match="没有这个选项"):
		filters_of(TASK, [row])


@pytest.mark.parametrize("words", ["[", "{}", "5", '"x"'])
def test_what_is_no_list_is_refused(words: str) -> None:
	with pytest.raises(ApprovalRefused, match="没有这个选项"):
		several(words)
	with pytest.raises(ApprovalRefused, match="没有这个选项"):
		filters_of(TASK, words)


def test_each_entry_of_a_list_counts_once() -> None:
	assert several('["b", "a", "b", 1]') == ["b", "a", "1"]


def test_a_word_stands_for_its_choice() -> None:
	assert choice({"0": False}, 0) is False
	for word in ("1", None, "", []):
		with pytest.raises(ApprovalRefused, match="没有这个选项"):
			choice({"0": False}, word)
