"""A list shows what people know a record by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shequ_weiye.permissions.wiring import APP


def listed_by_random_names() -> list[Path]:
	"""Give the records that stand in lists of their own and are named at random."""
	files = (file for file in APP.glob("*/doctype/*/*.json") if file.stem == file.parent.name)
	return [file for file in files if is_listed_by_random_name(json.loads(file.read_text(encoding="utf-8")))]


def is_listed_by_random_name(doctype: dict) -> bool:
	is_random = doctype.get("autoname") == "hash" and not doctype.get("istable")
	return is_random and any(field.get("in_list_view") for field in doctype["fields"])


@pytest.mark.parametrize("file", listed_by_random_names(), ids=lambda file: file.stem)
def test_a_name_made_at_random_is_shown_to_nobody(file: Path) -> None:
	assert json.loads(file.read_text(encoding="utf-8")).get("title_field"), "needs a title_field"
	behaviour = file.with_name(f"{file.stem}_list.js")
	assert behaviour.exists() and "hide_name_column: true" in behaviour.read_text(encoding="utf-8")


def test_records_with_random_names_are_found() -> None:
	assert {file.stem for file in listed_by_random_names()} >= {"policy_match", "policy_fact", "job_run"}
