"""Cases in bulk: one is brought to its stage by its officers, and the database copies it with all that belongs to it.

The copies differ from it in their names alone: each has its papers, its log and its open task.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

DOCTYPE, TASK = "Startup Application", "Approval Task"
CHILDREN = ("Application Document", "Application Step")
TABLES = (DOCTYPE, *CHILDREN, TASK, "Batch Decision Line", "Batch Decision")
MARK = "性能测试小店"


@contextmanager
def cases_waiting(number: int) -> Iterator[str]:
	"""Commit so many cases that wait for the review of one street; give its officer. Take them and all officers away."""
	import frappe
	from shequ_weiye.constants.applications import PENDING_STREET_REVIEW
	from shequ_weiye.constants.roles import STREET_OFFICER
	from shequ_weiye.policies.applications.office_factories import officer
	from shequ_weiye.startups.factories import make_startup_application
	from shequ_weiye.startups.office import dismiss

	clear()
	there = set(frappe.get_all("User", pluck="name"))
	case = make_startup_application(PENDING_STREET_REVIEW, enterprise_name=MARK)
	copy_case(str(case.name), number - 1)
	frappe.db.commit()
	try:
		yield officer(STREET_OFFICER)
	finally:
		frappe.db.rollback()
		clear()
		frappe.delete_doc("Resident", case.applicant, force=True)
		frappe.db.commit()
		dismiss(tuple(set(frappe.get_all("User", pluck="name")) - there))


def copy_case(name: str, copies: int) -> None:
	"""Copy a case with its papers, its log and its open task."""
	other = f"concat('{name}-', lpad(seq, 6, '0'))"
	copy_rows(DOCTYPE, f"name = '{name}'", copies, name=other)
	for child in CHILDREN:
		copy_rows(child, f"parent = '{name}'", copies, parent=other)
	key = f"concat('{DOCTYPE}|', {other}, '|', row.stage)"
	mine = f"reference_name = '{name}' and open_key is not null"
	copy_rows(TASK, mine, copies, reference_name=other, open_key=key)


def copy_rows(doctype: str, condition: str, copies: int, **changed: str) -> None:
	"""Copy rows past all documents; what is unique gets the number of the copy, where ``changed`` says nothing."""
	import frappe

	columns = frappe.db.get_table_columns(doctype)
	unique = frappe.db.sql_list(
		"""select distinct column_name from information_schema.statistics
		where table_schema = database() and table_name = %s and non_unique = 0""",
		f"tab{doctype}",
	)
	numbered = {column: f"concat(row.`{column}`, '-', seq)" for column in unique} | changed
	values = ", ".join(numbered.get(column, f"row.`{column}`") for column in columns)
	names = ", ".join(f"`{column}`" for column in columns)
	frappe.db.sql(
		f"insert into `tab{doctype}` ({names})"
		f" select {values} from `tab{doctype}` row join seq_1_to_{copies} where {condition}"
	)


def clear() -> None:
	"""Empty the tables of cases, on a site that holds none but those of benchmarks.

	Raises ``RuntimeError`` where somebody has recorded an application.
	"""
	import frappe

	if frappe.db.count(DOCTYPE, {"enterprise_name": ("!=", MARK)}):
		raise RuntimeError("this site holds applications that no benchmark made")
	for doctype in TABLES:
		frappe.db.sql_ddl(f"truncate table `tab{doctype}`")


def open_tasks(number: int = 0) -> list[tuple[str, str]]:
	"""Give case and task of those that wait, in the order of their names."""
	import frappe

	rows = frappe.get_all(
		TASK,
		filters={"open_key": ("is", "set")},
		fields=["reference_name", "name"],
		order_by="reference_name",
		limit_page_length=number,
	)
	return [(row.reference_name, row.name) for row in rows]
