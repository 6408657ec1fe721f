"""The few differences between Frappe 15.0.0-dev and 15.72, each behind a name of its own."""

from __future__ import annotations

from collections.abc import Callable
from inspect import unwrap
from typing import Any

import frappe
from frappe import _


def is_setup_complete() -> bool:
	"""Answer whether the set-up wizard was run: later versions note it for each installed app."""
	if hasattr(frappe, "is_setup_complete"):
		return bool(frappe.is_setup_complete())
	return bool(frappe.db.get_single_value("System Settings", "setup_complete"))


def require_permission(doctype: str, ptype: str = "read") -> None:
	"""Raise ``frappe.PermissionError`` unless the session's user has the role right ``ptype`` on ``doctype``.

	``frappe.has_permission(throw=True)`` of 15.0 raises a mere ``ValidationError``.
	"""
	if not frappe.has_permission(doctype, ptype):
		frappe.throw(_("No permission for {0}").format(_(doctype)), frappe.PermissionError)


def innermost(function: Callable[..., Any]) -> Callable[..., Any]:
	"""Give the function as it was written, without its decorators: some of 15.0 do not tell what they wrap."""
	function = unwrap(function)
	while "<locals>" in function.__qualname__:
		cells = [cell.cell_contents for cell in function.__closure__ or ()]
		wrapped = [content for content in cells if callable(content) and hasattr(content, "__qualname__")]
		if not wrapped:
			break
		function = unwrap(wrapped[0])
	return function
