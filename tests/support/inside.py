"""Requests asked inside the site, without a server: as a client would, through Frappe's own handlers."""

from __future__ import annotations

from typing import Any

import frappe
import frappe.api
from frappe.handler import execute_cmd
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

REFUSED = (
	frappe.PermissionError,
	frappe.DoesNotExistError,
	frappe.AuthenticationError,
)


def ask(command: str, **arguments: Any) -> str:
	"""Give all that a command answers, as text; nothing when it refuses."""
	begin_request(f"/api/method/{command}", arguments | {"cmd": command})
	try:
		for hook in frappe.get_hooks("before_request"):
			frappe.call(hook)
		answer = execute_cmd(command)
	except REFUSED:
		return ""
	return f"{answer}\n{dict(frappe.local.response)}"


def ask_rest(path: str, **arguments: Any) -> str:
	"""Give what an address under /api answers, as text; nothing when it refuses."""
	request = begin_request(path, arguments, method="GET")
	try:
		for hook in frappe.get_hooks("before_request"):
			frappe.call(hook)
		answer = frappe.api.handle(*([request] if frappe.api.handle.__code__.co_argcount else []))
	except REFUSED:
		return ""
	return str(answer.get_data(as_text=True))


def begin_request(path: str, arguments: dict[str, Any], method: str = "POST") -> Request:
	"""Forget what the last request left, as a new one does; keep the transaction."""
	request = Request(EnvironBuilder(path=path, method=method).get_environ())
	frappe.local.request = request
	frappe.local.form_dict = frappe._dict(arguments)
	frappe.local.response = frappe._dict(docs=[])
	frappe.local.message_log = []
	frappe.local.weiye_postings = None
	return request
