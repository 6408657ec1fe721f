"""Link fields: what they search in, what they tell of a record by its name."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _, client
from frappe.desk import search
from frappe.model import get_permitted_fields
from frappe.utils import cint, global_search

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.columns import parsed
from shequ_weiye.permissions.guards.commands import refuse
from shequ_weiye.permissions.registry import SCOPES, Kind

LARGEST_PAGE = 50
# Functions that a link field may name to do its search; a hook of ours is named there as its DocType's query.
QUERIES = frozenset({"frappe.core.doctype.user.user.user_query"})


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def search_link(doctype: str, txt: str = "", **arguments: Any) -> Any:
	"""Search as Frappe does, always within the user's scope. A client cannot lift permissions."""
	_refuse_unreadable(doctype)
	return search.search_link(doctype, txt, **_without_liberties(arguments))


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def search_widget(doctype: str, txt: str = "", **arguments: Any) -> Any:
	"""Search as Frappe does, always within the user's scope and in permitted columns."""
	_refuse_unreadable(doctype)
	kept = _without_liberties(arguments, "start", "filter_fields", "as_dict")
	if fields := parsed(kept.get("filter_fields")):
		permitted = set(get_permitted_fields(doctype))
		kept["filter_fields"] = frappe.as_json([field for field in fields if field in permitted])
	return search.search_widget(doctype, txt, **kept)


def _refuse_unreadable(doctype: str) -> None:
	"""Refuse at once: where our own search of a DocType refuses, Frappe goes on without rows and fails."""
	if doctype in SCOPES and not any(frappe.has_permission(doctype, right) for right in ("read", "select")):
		frappe.throw(_("No permission to search these records."), frappe.PermissionError)


def _without_liberties(arguments: dict[str, Any], *more: str) -> dict[str, Any]:
	"""Keep the arguments of a search; drop the flag by which a client would lift all permissions."""
	known = ("query", "filters", "page_length", "searchfield", "reference_doctype", *more)
	kept = {key: arguments[key] for key in known if arguments.get(key) is not None}
	kept["page_length"] = min(cint(kept.get("page_length")) or 10, LARGEST_PAGE)
	if query := kept.get("query"):
		refuse_foreign_query(query)
	return kept


def refuse_foreign_query(query: str) -> None:
	"""Raise ``frappe.PermissionError`` unless the function is known to search within the user's scope."""
	ours = {path for paths in frappe.get_hooks("standard_queries", {}).values() for path in paths}
	if query not in QUERIES and query not in ours:
		refuse(query)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_link_title(doctype: str, docname: str) -> str | None:
	"""Give the title of a record that the user may read; of any other its own name."""
	meta = frappe.get_meta(doctype)
	if doctype not in SCOPES:
		return search.get_link_title(doctype, docname)
	if not (meta.show_title_field_in_link and meta.title_field):
		return docname
	titles = frappe.get_list(doctype, filters={"name": docname}, pluck=meta.title_field, limit=1)
	return titles[0] if titles else docname


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def validate_link(doctype: str, docname: str, fields: str | list[str] | None = None) -> dict[str, Any]:
	"""Give the asked fields of a record that the user may read; of any other, what is said of none at all."""
	if doctype not in SCOPES:
		return client.validate_link(doctype, docname, fields)
	columns = ["name", *(parsed(fields) or [])]
	rows = frappe.get_list(doctype, filters={"name": docname}, fields=columns, limit=1)
	return rows[0] if rows else frappe._dict(name=None)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def search_everything(text: str, start: int = 0, limit: int = 20, doctype: str = "") -> list[dict[str, Any]]:
	"""Search over everything as Frappe does, and keep what the user may read."""
	found = global_search.search(text, cint(start), min(cint(limit), LARGEST_PAGE), doctype)
	return [row for row in found if _is_readable(row["doctype"], row["name"])]


def _is_readable(doctype: str, name: str) -> bool:
	return bool(frappe.db.exists(doctype, name) and frappe.has_permission(doctype, "read", name))
