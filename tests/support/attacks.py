"""Shared words of the attacks."""

from __future__ import annotations

from typing import Any

import requests

GUARDS = "shequ_weiye.permissions.guards."
REFUSED = (403, 417)


def override(function: str, guard: str) -> str:
	"""Name the guard that takes the place of Frappe's ``function``."""
	return f"override_whitelisted_methods|{function}|{GUARDS}{guard}"


def before(guard: str) -> str:
	"""Name a guard that stands before every request."""
	return f"auth_hooks|{GUARDS}{guard}"


def after(guard: str) -> str:
	"""Name a guard that looks at every answer."""
	return f"after_request|{GUARDS}{guard}"


def on(doctype: str, event: str, guard: str) -> str:
	"""Name a guard that stands where documents are written."""
	return f"doc_events|{doctype}|{event}|{GUARDS}{guard}"


def rows(doctype: str) -> tuple[str, str]:
	"""Name the two guards of Frappe's rows about a document: of lists and of forms."""
	hook = doctype.lower().replace(" ", "_")
	return (
		f"permission_query_conditions|{doctype}|{GUARDS}rows.{hook}",
		f"has_permission|{doctype}|{GUARDS}rows.has_permission",
	)


def message(answer: requests.Response) -> Any:
	"""Give what a function answered; an error is a failed attack test, not a held guard."""
	assert answer.status_code == 200, answer.text[:300]
	return answer.json().get("message")


def data(answer: requests.Response) -> Any:
	"""Give the rows or the document that REST answered with."""
	assert answer.status_code == 200, answer.text[:300]
	return answer.json()["data"]
