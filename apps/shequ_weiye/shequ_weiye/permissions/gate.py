"""The gate before every request and every job: what is not declared does not run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import frappe
from frappe.model.base_document import get_controller

from shequ_weiye.permissions.declared import (
	APP,
	kind_of_function,
	refuse_undeclared,
	require_declared_function,
)
from shequ_weiye.permissions.registry import SCOPES

METHOD_PATHS = ("/api/method/", "/api/v1/method/", "/api/v2/method/")
# Arguments by which a client names a function that Frappe calls for it.
NAMING_ARGUMENTS = ("cmd", "query", "tree_method", "method")
DOCUMENT_METHODS = ("run_method", "method")


def before_request() -> None:
	"""Refuse a request that calls an undeclared method of the app, whatever way it names it."""
	for path in _named_functions():
		require_declared_function(path)
	for doctype, method in _named_document_methods():
		require_declared_document_method(doctype, method)


def before_job(method: str, kwargs: dict[str, Any] | None = None, **_ignored: Any) -> None:
	"""Refuse a job of the app that does not declare what it works on; scheduled ones are named in ``kwargs``."""
	for path in (method, str((kwargs or {}).get("job_type") or "")):
		require_declared_function(path)


def require_declared_document_method(doctype: str, method: str) -> None:
	"""Raise ``UndeclaredError`` for a whitelisted method of one of the app's documents that declares nothing."""
	if doctype not in SCOPES:
		return
	function = getattr(get_controller(doctype), method, None)
	own = str(getattr(function, "__module__", "")).startswith(APP)
	if own and kind_of_function(function) is None:
		refuse_undeclared(f"{doctype}.{method}")


def _named_functions() -> Iterator[str]:
	overrides = frappe.get_hooks("override_whitelisted_methods") or {}
	named = [str(frappe.form_dict.get(argument) or "") for argument in NAMING_ARGUMENTS]
	named += [_path()[len(start) :] for start in METHOD_PATHS if _path().startswith(start)]
	for name in named:
		yield (overrides.get(name) or [name])[0]


def _named_document_methods() -> Iterator[tuple[str, str]]:
	methods = {str(frappe.form_dict[name]) for name in DOCUMENT_METHODS if frappe.form_dict.get(name)}
	parts = _path().split("/")  # /api/v2/document/<doctype>/<name>/method/<method>
	if "method" in parts:
		methods.add(parts[-1])
	for doctype in _named_doctypes(parts):
		for method in methods:
			yield doctype, method


def _named_doctypes(parts: list[str]) -> Iterator[str]:
	yield str(frappe.form_dict.get("dt") or "")
	yield from (part for part in parts if part in SCOPES)
	if docs := frappe.form_dict.get("docs"):
		document = frappe.parse_json(docs)
		yield str(document.get("doctype") or "") if isinstance(document, dict) else ""


def _path() -> str:
	return str(frappe.request.path)
