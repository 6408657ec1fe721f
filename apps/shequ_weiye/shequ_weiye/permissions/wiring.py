"""Connects the registry to Frappe's hooks, for every DocType the app ships, declared or not."""

from __future__ import annotations

import json
from pathlib import Path

import frappe

from shequ_weiye.permissions.registry import SCOPES, Kind

APP = Path(__file__).resolve().parent.parent
PACKAGE = "shequ_weiye.permissions"
FILTERED = (Kind.BY_DIVISION, Kind.BY_PARENT, Kind.BY_OWNER, Kind.NOBODY)


def shipped_doctypes() -> list[str]:
	"""Name the DocTypes whose files lie in the app."""
	files = sorted(APP.glob("*/doctype/*/*.json"))
	contents = (json.loads(file.read_text(encoding="utf-8")) for file in files)
	return [content["name"] for content in contents if content.get("doctype") == "DocType"]


def query_hooks() -> dict[str, str]:
	"""Map each DocType whose lists are filtered to its hook; an undeclared one to the refusal."""
	hooks = {doctype: f"{PACKAGE}.query.refused" for doctype in shipped_doctypes() if doctype not in SCOPES}
	for doctype, scope in SCOPES.items():
		if scope.kind in FILTERED:
			hooks[doctype] = f"{PACKAGE}.query.{frappe.scrub(doctype)}"
	return hooks


def document_hooks() -> dict[str, str]:
	"""Map each DocType to the one question that is asked about its documents."""
	return dict.fromkeys([*shipped_doctypes(), *SCOPES], f"{PACKAGE}.document.has_permission")
