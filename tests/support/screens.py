"""The screens that the app brings, read from its own metadata: a new DocType or report is walked without being named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from support.bench import ROOT

APP_FOLDER = ROOT / "apps/shequ_weiye/shequ_weiye"


class Screen(NamedTuple):
	"""Where a screen is, what the person calls it, and which DocType must be readable to open it."""

	route: tuple[str, ...]
	title: str
	doctype: str


def doctypes() -> list[dict[str, Any]]:
	"""Give the app's DocTypes that have screens of their own."""
	return [record for record in _records("doctype") if not record.get("istable")]


def report_names() -> dict[str, str]:
	"""Give the app's reports with the DocType that each belongs to."""
	return {record["name"]: record["ref_doctype"] for record in _records("report")}


def print_formats() -> dict[str, str]:
	"""Give the app's sheets with the DocType that each prints."""
	return {record["name"]: record["doc_type"] for record in _records("print_format")}


def list_screens() -> Iterator[Screen]:
	"""Give lists, trees, calendars and reports."""
	for doctype in doctypes():
		yield from _views_of(doctype)
	for report, doctype in report_names().items():
		yield Screen(("query-report", report), report, doctype)


def public_paths() -> list[str]:
	"""Give the addresses that people open without an account."""
	pages = [path.stem for path in sorted((APP_FOLDER / "www").glob("*.html"))]
	forms = [f"{record['route']}/new" for record in _records("web_form") if record["published"]]
	return ["login", *pages, *forms]


def _views_of(doctype: dict[str, Any]) -> Iterator[Screen]:
	name = doctype["name"]
	if doctype.get("issingle"):
		yield Screen(("Form", name), name, name)
		return
	yield Screen(("List", name, "List"), name, name)
	if doctype.get("is_tree"):
		yield Screen(("Tree", name), f"{name} tree", name)
	if _has_calendar(name):
		yield Screen(("List", name, "Calendar", "default"), f"{name} calendar", name)


def _has_calendar(doctype: str) -> bool:
	slug = doctype.lower().replace(" ", "_")
	return any(APP_FOLDER.glob(f"*/doctype/{slug}/{slug}_calendar.js"))


def _records(kind: str) -> list[dict[str, Any]]:
	files = sorted(path for path in APP_FOLDER.glob(f"*/{kind}/*/*.json") if path.stem == path.parent.name)
	return [_read(path) for path in files]


def _read(path: Path) -> dict[str, Any]:
	record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
	return record
