"""Reading page after page is an export without the right to export: pages have an end, and so has reading."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import cint, now_datetime

from shequ_weiye.permissions.guards.commands import command_of_request
from shequ_weiye.permissions.scope import ADMINISTRATOR, is_operator

PAGE_ARGUMENTS = ("page_length", "limit_page_length", "limit")
LIST_COMMANDS = frozenset(
	{
		"frappe.client.get_list",
		"frappe.desk.reportview.get",
		"frappe.desk.reportview.get_list",
		"frappe.desk.search.search_link",
		"frappe.desk.search.search_widget",
	}
)
# The largest page that Frappe's own list offers.
LARGEST_PAGE = 2500
# An officer who works through lists all day reads far fewer.
ROWS_PER_HOUR = 20_000


class TooManyRowsError(frappe.PermissionError):
	"""The user has read more rows within the hour than a person can look at."""


def end_pages() -> None:
	"""Give a request for all rows, as Frappe's Kanban makes it, the largest page instead."""
	if not asks_for_list() or is_free(frappe.session.user):
		return
	asked = [key for key in PAGE_ARGUMENTS if frappe.form_dict.get(key) is not None]
	if not asked:
		frappe.form_dict["page_length"] = frappe.form_dict["limit_page_length"] = 20
	for key in asked:
		if not 0 < cint(frappe.form_dict[key]) <= LARGEST_PAGE:
			frappe.form_dict[key] = LARGEST_PAGE


def refuse_endless_reading() -> None:
	"""Raise ``TooManyRowsError`` when the user has read very many rows within this hour."""
	user = frappe.session.user
	if asks_for_list() and not is_free(user) and cint(frappe.cache.get(_counter(user))) > ROWS_PER_HOUR:
		frappe.throw(
			_("You have read very many rows within this hour. Please export them, or go on in an hour."),
			TooManyRowsError,
		)


def count_rows_read() -> None:
	"""Add the rows of the answer that is on its way to what the user has read within this hour."""
	user = frappe.session.user
	rows = len(rows_of_answer()) if asks_for_list() and not is_free(user) else 0
	if rows and frappe.cache.incrby(_counter(user), rows) == rows:
		frappe.cache.expire(_counter(user), 3600)


def rows_of_answer() -> list[object]:
	"""Give the rows of a list's answer, in whichever of Frappe's shapes it comes."""
	answer = frappe.local.response
	found = answer.get("data") or answer.get("results") or answer.get("message")
	rows = found.get("values") if isinstance(found, dict) else found
	return rows if isinstance(rows, list) else []


def asks_for_list() -> bool:
	"""Answer whether the request reads a list, by function or by REST."""
	command = command_of_request()
	if command:
		return command in LIST_COMMANDS
	parts = [part for part in frappe.request.path.split("/") if part not in ("", "v1", "v2")]
	return parts[:1] == ["api"] and len(parts) == 3 and frappe.request.method == "GET"


def is_free(user: str) -> bool:
	"""Answer whether ``user`` runs the platform."""
	return user == ADMINISTRATOR or is_operator(user)


def _counter(user: str) -> bytes:
	return frappe.cache.make_key(f"weiye_rows|{user}|{now_datetime():%Y%m%d%H}")
