"""A plain DocType with the fields, the papers and the log of a case, moved by Frappe's Workflow alone.

It has nothing of ours but the hooks that stand on every DocType; its workflow is a copy of the cases' own.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from benchmarks.approvals_cases import CHILDREN, DOCTYPE, copy_rows

PLAIN = "Bench Plain Case"
FIELD = (
	"fieldname",
	"fieldtype",
	"label",
	"options",
	"read_only",
	"hidden",
	"search_index",
	"default",
	"length",
)
STATE = ("state", "doc_status", "allow_edit", "is_optional_state")
WAY = ("state", "action", "next_state", "allowed", "allow_self_approval")


def make_plain_doctype() -> None:
	"""Make the DocType and its workflow, once on a site."""
	import frappe

	if not frappe.db.exists("DocType", PLAIN):
		frappe.get_doc(doctype_values()).insert()
	if not frappe.db.exists("Workflow", PLAIN):
		# Administrators may not put other records under a workflow; this one is none of theirs.
		with patch("shequ_weiye.reshaping.workflow.check_workflow"):
			frappe.get_doc(workflow_values()).insert()
	frappe.db.commit()
	frappe.clear_cache()


def doctype_values() -> dict[str, Any]:
	"""As many fields as a case has, and the street officer's right to write them."""
	import frappe
	from shequ_weiye.constants.roles import STREET_OFFICER

	return {
		"doctype": "DocType",
		"name": PLAIN,
		"module": "Policies",
		"custom": 1,
		"autoname": "hash",
		"track_changes": 1,
		"fields": rows_of(frappe.get_meta(DOCTYPE).fields, FIELD),
		"permissions": [{"role": role, "read": 1, "write": 1} for role in (STREET_OFFICER, "System Manager")],
	}


def workflow_values() -> dict[str, Any]:
	"""The workflow of the cases, for the plain DocType."""
	import frappe
	from frappe.model.workflow import get_workflow_name

	ours = frappe.get_doc("Workflow", get_workflow_name(DOCTYPE))
	return {
		"doctype": "Workflow",
		"workflow_name": PLAIN,
		"document_type": PLAIN,
		"is_active": 1,
		"workflow_state_field": ours.workflow_state_field,
		"states": rows_of(ours.states, STATE),
		"transitions": rows_of(ours.transitions, WAY),
	}


def rows_of(rows: list[Any], fields: tuple[str, ...]) -> list[dict[str, Any]]:
	"""Give some fields of the rows of a table."""
	return [{field: row.get(field) for field in fields} for row in rows]


def copy_to_plain() -> None:
	"""Copy every case with its papers and its log into the plain DocType."""
	import frappe

	frappe.db.sql_ddl(f"truncate table `tab{PLAIN}`")
	theirs = frappe.db.get_table_columns(PLAIN)
	columns = [column for column in frappe.db.get_table_columns(DOCTYPE) if column in theirs]
	names = ", ".join(f"`{column}`" for column in columns)
	frappe.db.sql(f"insert into `tab{PLAIN}` ({names}) select {names} from `tab{DOCTYPE}`")
	for child in CHILDREN:
		copy_rows(
			child, f"parenttype = '{DOCTYPE}'", 1, name="concat(row.name, 'p')", parenttype=f"'{PLAIN}'"
		)
	frappe.db.commit()
