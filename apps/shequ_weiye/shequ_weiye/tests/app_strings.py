"""Collects every English string of the app that a person may see."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import frappe
from frappe.translate import extract_messages_from_code, get_messages_for_app, is_translatable

from shequ_weiye.constants.roles import ROLES
from shequ_weiye.constants.shipped_workflows import WORKFLOWS
from shequ_weiye.policies.services.fact_catalogue import FACTS

APP = "shequ_weiye"
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
NOT_SHOWN = re.compile(r"<style.*?</style>|<!--.*?-->|{[{%#].*?[%}#]}|<[^>]+>|&\w+;", re.DOTALL)

# What people read in standard records: folder, then fields; a dot leads into a child table.
RECORD_TEXTS: dict[str, tuple[str, ...]] = {
	"workspace": (
		"label",
		"shortcuts.label",
		"shortcuts.format",
		"links.label",
		"charts.label",
		"number_cards.label",
		"quick_lists.label",
	),
	"number_card": ("label",),
	"dashboard_chart": ("chart_name",),
	"report": ("report_name", "columns.label", "filters.label"),
	"print_format": ("name",),
	"form_tour": ("title", "steps.title", "steps.description"),
	"notification": ("name",),
	"web_form": (
		"title",
		"introduction_text",
		"button_label",
		"success_title",
		"success_message",
		"web_form_fields.label",
		"web_form_fields.description",
	),
}

# Templates inside standard records; what stands in them outside of ``_()`` is shown as it is.
RECORD_TEMPLATES: dict[str, tuple[str, ...]] = {
	"print_format": ("html",),
	"notification": ("subject", "message"),
}


def app_strings() -> set[str]:
	"""Give all of them: code and DocTypes by Frappe's own extractor, the rest from records and constants."""
	collected = {*_from_frappe(), *_from_workflows(), *_from_facts(), *ROLES, *frappe.get_module_list(APP)}
	for folder, record in standard_records():
		collected.update(_texts_of(folder, record))
	return {text for text in collected if text and is_translatable(text) and LATIN_WORD.search(text)}


def standard_records() -> Iterator[tuple[str, dict[str, Any]]]:
	"""Give every standard record of the app with the name of the folder that its kind has."""
	root = Path(frappe.get_app_path(APP))
	for folder in RECORD_TEXTS:
		for path in sorted(root.glob(f"*/{folder}/*/*.json")):
			yield folder, json.loads(path.read_text(encoding="utf-8"))


def bare_words(folder: str, record: dict[str, Any]) -> list[str]:
	"""Give the English words that a template shows without asking for a translation."""
	shown = (NOT_SHOWN.sub(" ", template) for template in _templates_of(folder, record))
	return [word for text in shown for word in LATIN_WORD.findall(text)]


def _from_frappe() -> Iterator[str]:
	# Frappe reads each file once per process, whoever asked first.
	frappe.flags.scanned_files = set()
	menu = "Navbar:"
	return (message[1] for message in get_messages_for_app(APP) if message[0] != menu)


def _from_workflows() -> Iterator[str]:
	for workflow in WORKFLOWS:
		yield workflow.name
		yield from (state.name for state in workflow.states)
		yield from (way.action for way in workflow.transitions)


def _from_facts() -> Iterator[str]:
	for fact in FACTS.values():
		yield from (fact.label, fact.description, fact.unit, fact.type.value, *fact.choices)


def _texts_of(folder: str, record: dict[str, Any]) -> Iterator[str]:
	for path in RECORD_TEXTS[folder]:
		yield from _values_at(record, path)
	for template in _templates_of(folder, record):
		yield from (message for _position, message, _context in extract_messages_from_code(template))
	if folder == "workspace":
		yield from _paragraphs_of(record)


def _templates_of(folder: str, record: dict[str, Any]) -> Iterable[str]:
	return [text for field in RECORD_TEMPLATES.get(folder, ()) for text in _values_at(record, field)]


def _values_at(record: dict[str, Any], path: str) -> Iterator[str]:
	table, _dot, field = path.rpartition(".")
	rows = record.get(table) or [] if table else [record]
	yield from (row[field] for row in rows if row.get(field))


def _paragraphs_of(workspace: dict[str, Any]) -> Iterator[str]:
	blocks = json.loads(workspace.get("content") or "[]")
	yield from (block["data"]["text"] for block in blocks if block["type"] in ("paragraph", "header"))
