"""The matrix's two halves: every door by which a row is reached, and who may reach it by plain arithmetic."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import frappe
from shequ_weiye.constants import roles as r
from shequ_weiye.permissions.guards.rows import scoped_doctypes
from shequ_weiye.permissions.registry import SCOPES, Kind

from support.inside import ask, ask_rest
from support.screens import doctypes

COMMUNITY, STREET, COUNTY = "370102002008", "370102002000", "370102000000"
CITY, PROVINCE, OTHER_COUNTY = "370100000000", "370000000000", "370202000000"
ELSEWHERE = "370202001001"
# Stands in a row wherever the row has a field for words.
MARK = "矩阵暗号"


class Account(NamedTuple):
	"""One of the eight people of the matrix."""

	name: str
	role: str
	place: str

	@property
	def user(self) -> str:
		"""The log-in name."""
		return f"matrix.{self.name}@weiye.example.com"


ACCOUNTS = (
	Account("community", r.COMMUNITY_OFFICER, COMMUNITY),
	Account("street", r.STREET_OFFICER, STREET),
	Account("county", r.COUNTY_OFFICER, COUNTY),
	Account("finance", r.COUNTY_FINANCE_OFFICER, COUNTY),
	Account("city", r.CITY_OFFICER, CITY),
	Account("province", r.PROVINCE_OFFICER, PROVINCE),
	Account("auditor", r.WEIYE_AUDITOR, COUNTY),
	Account("other", r.COUNTY_OFFICER, OTHER_COUNTY),
)


class Row(NamedTuple):
	"""A row that was planted; a child row has its parent's DocType and name too."""

	doctype: str
	name: str
	code: str
	parent: tuple[str, str] | None = None


# --- who may


def may(account: Account, row: Row, right: str = "read") -> bool:
	"""Answer by looking things up one by one, without any of the code that is tested."""
	doctype = row.parent[0] if row.parent else row.doctype
	if not role_grants(account.role, doctype, right):
		return False
	if SCOPES[doctype].kind is not Kind.BY_DIVISION:
		return True
	return row.code.startswith(account.place.rstrip("0")) and level_grants(account, doctype, right)


@cache
def role_grants(role: str, doctype: str, right: str) -> bool:
	"""What the DocType's own permission rows say."""
	rows = frappe.get_all("DocPerm", filters={"parent": doctype, "role": role, "permlevel": 0}, fields=["*"])
	return any(row.get(right) for row in rows)


@cache
def level_grants(account: Account, doctype: str, right: str) -> bool:
	"""What the table of rights says."""
	cell = {"document_type": doctype, "role": account.role}
	return bool(frappe.db.get_value("Level Right", cell, f"may_{right}"))


# --- rows and people, written past every rule


def doctypes_with_rows() -> list[str]:
	"""Name the registered DocTypes but settings and their parts, which have no rows to hide."""
	settings = {record["name"] for record in doctypes() if record.get("issingle")}
	return sorted(name for name, scope in SCOPES.items() if settings.isdisjoint((name, *scope.parents[:1])))


def plant_account(account: Account) -> None:
	"""An account with its role and one posting."""
	write(
		"User",
		name=account.user,
		email=account.user,
		first_name=account.name,
		enabled=1,
		user_type="System User",
	)
	write("Has Role", parent=account.user, parenttype="User", parentfield="roles", role=account.role)
	write(
		"Staff Posting",
		user=account.user,
		role=account.role,
		division=account.place,
		division_code=account.place,
		from_date="2020-01-01",
	)
	frappe.cache.hdel("roles", account.user)


def plant(doctype: str, code: str) -> Row:
	"""A row of any registered DocType in a division."""
	scope = SCOPES[doctype]
	if scope.kind is not Kind.BY_PARENT:
		return Row(doctype, write(doctype, **values_for(doctype, code)), code)
	parent = plant(scope.parents[0], code)
	table = next(
		f.fieldname for f in frappe.get_meta(parent.doctype).get_table_fields() if f.options == doctype
	)
	belongs = {"parent": parent.name, "parenttype": parent.doctype, "parentfield": table}
	name = write(doctype, **values_for(doctype, code), **belongs)
	return Row(doctype, name, code, (parent.doctype, parent.name))


def values_for(doctype: str, code: str) -> dict[str, Any]:
	"""The place, and the mark in the title."""
	meta = frappe.get_meta(doctype)
	values = {field: code for field in ("division", "division_code") if meta.has_field(field)}
	# A whole number that has to be there is a year: nothing is computed from the year 0.
	values |= {field.fieldname: 2026 for field in meta.fields if field.reqd and field.fieldtype == "Int"}
	title = meta.get_field(meta.title_field) if meta.title_field else None
	if title and title.fieldtype == "Data" and title.fieldname not in values:
		values[title.fieldname] = f"{MARK}{frappe.generate_hash(length=6)}"
	return values


def write(doctype: str, **values: Any) -> str:
	"""Insert without any check, as if the row had always been there."""
	document = frappe.get_doc({"doctype": doctype, **values})
	document.name = values.get("name") or new_name(doctype)
	document.owner = document.modified_by = "Administrator"
	document.creation = document.modified = frappe.utils.now()
	document.db_insert()
	return str(document.name)


def new_name(doctype: str) -> str:
	"""A random name, or the next number for what Frappe counts."""
	counted = frappe.db.get_column_type(doctype, "name").startswith("bigint")
	# A name of digits alone would be looked for as the number of a person.
	return frappe.db.get_next_sequence_val(doctype) if counted else f"n{frappe.generate_hash(length=11)}"


# --- doors

Door = Callable[[Row], bool]


def named(row: Row) -> str:
	"""The filter for this row alone."""
	return json.dumps([[row.doctype, "name", "=", row.name]])


def in_list(row: Row) -> bool:
	"""The desk's list."""
	fields = json.dumps([f"`tab{row.doctype}`.`name`"])
	return row.name in ask(
		"frappe.desk.reportview.get", doctype=row.doctype, fields=fields, filters=named(row)
	)


def in_report_view(row: Row) -> bool:
	"""The report view of the list."""
	arguments = {"doctype": row.doctype, "fields": json.dumps([f"`tab{row.doctype}`.`name`", "owner"])}
	return row.name in ask("frappe.desk.reportview.get", **arguments, filters=named(row), view="Report")


def in_client_list(row: Row) -> bool:
	"""The list for programs."""
	parent = row.parent[0] if row.parent else None
	arguments = {"doctype": row.doctype, "filters": named(row), "fields": '["name"]', "parent": parent}
	return row.name in ask("frappe.client.get_list", **arguments)


def in_rest_list(row: Row) -> bool:
	"""REST v1: the list."""
	arguments = {"filters": named(row)} | ({"parent": row.parent[0]} if row.parent else {})
	return row.name in ask_rest(f"/api/resource/{row.doctype}", **arguments)


def in_rest(row: Row) -> bool:
	"""REST v1: one document."""
	return row.name in ask_rest(f"/api/resource/{row.doctype}/{row.name}")


def in_rest_v2(row: Row) -> bool:
	"""REST v2: one document."""
	return row.name in ask_rest(f"/api/v2/document/{row.doctype}/{row.name}/")


def in_rest_v2_list(row: Row) -> bool:
	"""REST v2: the list."""
	return row.name in ask_rest(f"/api/v2/document/{row.doctype}", filters=named(row), fields='["name"]')


def in_form(row: Row) -> bool:
	"""The form."""
	return row.name in ask("frappe.desk.form.load.getdoc", doctype=row.doctype, name=row.name)


def in_client_get(row: Row) -> bool:
	"""One document for programs."""
	return "creation" in ask("frappe.client.get", doctype=row.doctype, name=row.name)


def in_count(row: Row) -> bool:
	"""The number beside the list."""
	arguments = {"doctype": row.doctype, "filters": named(row), "fields": "[]", "distinct": "false"}
	return ask("frappe.desk.reportview.get_count", **arguments).startswith("1\n")


def in_client_count(row: Row) -> bool:
	"""The number for programs."""
	return ask("frappe.client.get_count", doctype=row.doctype, filters=named(row)).startswith("1\n")


def in_export(row: Row) -> bool:
	"""The exported file."""
	fields = json.dumps([f"`tab{row.doctype}`.`name`"])
	arguments = {"doctype": row.doctype, "title": row.doctype, "fields": fields, "filters": named(row)}
	return row.name in ask("frappe.desk.reportview.export_query", **arguments, file_format_type="CSV")


def in_print(row: Row) -> bool:
	"""The printed page."""
	arguments = {"doc": row.doctype, "name": row.name, "no_letterhead": 1}
	return "print-format" in ask("frappe.www.printview.get_html_and_style", **arguments)


def in_search(row: Row) -> bool:
	"""Suggestions of a Link field."""
	return row.name in ask("frappe.desk.search.search_link", doctype=row.doctype, txt=row.name)


def in_link_title(row: Row) -> bool:
	"""The name shown for a link."""
	return MARK in ask("frappe.desk.search.get_link_title", doctype=row.doctype, docname=row.name)


def in_validated_link(row: Row) -> bool:
	"""The check of what was typed into a Link field."""
	return row.name in ask("frappe.client.validate_link", doctype=row.doctype, docname=row.name)


def in_value(row: Row) -> bool:
	"""One value of one document."""
	parent = row.parent[0] if row.parent else None
	arguments = {"doctype": row.doctype, "fieldname": "name", "filters": named(row), "parent": parent}
	return row.name in ask("frappe.client.get_value", **arguments)


def in_files(row: Row) -> bool:
	"""A file attached to the row, as a list of files shows it."""
	attached = {"attached_to_doctype": row.doctype, "attached_to_name": row.name}
	name = write(
		"File", file_name=f"{MARK}.txt", file_url=f"/private/files/{row.name}.txt", is_private=1, **attached
	)
	return name in ask("frappe.client.get_list", doctype="File", filters=json.dumps({"name": name}))


def in_versions(row: Row) -> bool:
	"""What changed in the row, as a list of changes shows it."""
	name = write("Version", ref_doctype=row.doctype, docname=row.name, data="{}")
	arguments = {"filters": json.dumps({"name": name}), "fields": '["name", "docname"]'}
	return row.name in ask("frappe.client.get_list", doctype="Version", **arguments)


def in_connections(row: Row) -> bool:
	"""The numbers of connected records beside the form."""
	answer = ask("frappe.desk.notifications.get_open_count", doctype=row.doctype, name=row.name, items="[]")
	return "count" in answer


def in_room(row: Row) -> bool:
	"""The room in which changes of the document are told as they happen."""
	return bool(ask("frappe.realtime.can_subscribe_doc", doctype=row.doctype, docname=row.name))


def in_card(row: Row) -> bool:
	"""A number card that somebody made up."""
	card = {"name": "none", "document_type": row.doctype, "function": "Count"}
	command = "frappe.desk.doctype.number_card.number_card.get_result"
	return ask(command, doc=json.dumps(card), filters=named(row)).startswith("1\n")


def in_notice(row: Row) -> bool:
	"""A notice about the row, in the person's own list of notices."""
	person = frappe.session.user
	frappe.set_user("Administrator")
	about = {"document_type": row.doctype, "document_name": row.name}
	notice = frappe.get_doc(
		{"doctype": "Notification Log", "type": "Mention", "for_user": person, "subject": MARK, **about}
	).insert()
	frappe.set_user(person)
	asked = {"filters": json.dumps({"name": notice.name}), "fields": '["subject", "document_name"]'}
	answer = ask("frappe.client.get_list", doctype="Notification Log", **asked)
	return MARK in answer or row.name in answer


def in_calendar_chart(row: Row) -> bool:
	"""A chart of the rows by day, kept from before it was refused: Frappe counts those of all areas."""
	chart = {"chart_type": "Count", "type": "Heatmap", "document_type": row.doctype, "based_on": "creation"}
	name = write("Dashboard Chart", **chart, filters_json=named(row), is_public=1)
	command = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
	return "dataPoints" in ask(command, chart_name=name)


class Opening(NamedTuple):
	"""A door, the right that opens it, and whether rows of a child table are reached by it."""

	door: Door
	right: str = "read"
	of_children: bool = False


DOORS: dict[str, Opening] = {
	"list": Opening(in_list),
	"report view": Opening(in_report_view),
	"list for programs": Opening(in_client_list, of_children=True),
	"REST list": Opening(in_rest_list, of_children=True),
	"REST document": Opening(in_rest),
	"REST v2 list": Opening(in_rest_v2_list),
	"REST v2 document": Opening(in_rest_v2),
	"form": Opening(in_form),
	"document for programs": Opening(in_client_get),
	"count": Opening(in_count),
	"count for programs": Opening(in_client_count),
	"export": Opening(in_export, right="export"),
	"print": Opening(in_print),
	"search": Opening(in_search),
	"link title": Opening(in_link_title),
	"link check": Opening(in_validated_link),
	"value": Opening(in_value, of_children=True),
	"files": Opening(in_files),
	# The form shows what changed; the list of all changes is open to no officer.
	"versions": Opening(in_versions, right="nobody"),
	"connections": Opening(in_connections),
	"realtime room": Opening(in_room),
	"number card": Opening(in_card),
	"notice": Opening(in_notice),
	# Offered for no record of a place.
	"calendar chart": Opening(in_calendar_chart, right="nobody"),
}
# Asked about records of a place and their parts alone.
OF_PLACES = frozenset({"notice", "calendar chart"})
# Frappe 15.0 has no second version of REST.
HAS_REST_V2 = (Path(frappe.__file__).parent / "api" / "v2.py").exists()


def is_of_a_place(doctype: str) -> bool:
	"""Whether rows belong to a place, by themselves or by their parent."""
	return doctype in scoped_doctypes() and SCOPES[doctype].kind is not Kind.NOBODY


def doors_of(doctype: str) -> Iterator[tuple[str, Opening]]:
	"""The doors that a DocType has."""
	meta = frappe.get_meta(doctype)
	for name, opening in DOORS.items():
		if meta.istable and not opening.of_children:
			continue
		if name.startswith("REST v2") and not HAS_REST_V2:
			continue
		if name in OF_PLACES and not is_of_a_place(doctype):
			continue
		if name == "search" and SCOPES[doctype].kind is Kind.PUBLIC_REFERENCE:
			continue  # found by code and spelling, which a random name has not
		if name == "link title" and not (meta.title_field and meta.show_title_field_in_link):
			continue
		yield name, opening
