"""Completeness: every DocType of the app says who may see its rows, and its fields bear it out."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye import hooks
from shequ_weiye.permissions import query
from shequ_weiye.permissions.guards import wiring as guards
from shequ_weiye.permissions.registry import SCOPES, Kind, scoped_doctypes
from shequ_weiye.permissions.wiring import document_hooks, query_hooks, shipped_doctypes

DECLARED = sorted(SCOPES)


def test_every_doctype_of_the_app_is_declared() -> None:
	missing = sorted(set(shipped_doctypes()) - set(SCOPES))
	assert not missing, (
		f"not declared: {missing}. Add each to SCOPES in permissions/registry.py: by_division() if its rows "
		"belong to a place, by_parent('<DocType>') for a child table, by_owner(), public_reference() or system()."
	)


def test_nothing_is_declared_that_the_app_does_not_ship() -> None:
	assert not sorted(set(SCOPES) - set(shipped_doctypes()))


@pytest.mark.parametrize("doctype", scoped_doctypes())
def test_a_scoped_doctype_has_the_two_fields_of_its_place(doctype: str) -> None:
	meta = frappe.get_meta(doctype)
	division, code = meta.get_field("division"), meta.get_field("division_code")
	assert (division.fieldtype, division.options, division.reqd) == ("Link", "Administrative Division", 1)
	assert (code.read_only, code.hidden, code.no_copy, code.search_index) == (1, 1, 1, 1)


@pytest.mark.parametrize("doctype", DECLARED)
def test_a_child_table_is_declared_by_all_doctypes_that_hold_it(doctype: str) -> None:
	is_table = frappe.get_meta(doctype).istable
	assert bool(is_table) == (SCOPES[doctype].kind is Kind.BY_PARENT)
	if is_table:
		assert sorted(SCOPES[doctype].parents) == sorted(set(holders_of(doctype)))


def holders_of(table: str) -> list[str]:
	return frappe.get_all("DocField", filters={"options": table, "fieldtype": "Table"}, pluck="parent")


@pytest.mark.parametrize("doctype", DECLARED)
def test_no_doctype_may_be_shared_or_searched_past_its_scope(doctype: str) -> None:
	meta = frappe.get_meta(doctype)
	assert not [row.role for row in meta.permissions if row.share]
	if SCOPES[doctype].kind is not Kind.PUBLIC_REFERENCE:
		assert not [field.fieldname for field in meta.fields if field.in_global_search]


def test_hooks_lead_to_functions_for_every_doctype() -> None:
	ours = {**query_hooks(), **guards.query_hooks()}, {**document_hooks(), **guards.document_hooks()}
	assert ours[0].items() <= hooks.permission_query_conditions.items()
	assert ours[1].items() <= hooks.has_permission.items()
	for path in {*hooks.permission_query_conditions.values(), *hooks.has_permission.values()}:
		assert callable(frappe.get_attr(path)), path


def test_an_undeclared_doctype_is_refused_in_lists_and_forms(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.delitem(SCOPES, "Division Check")
	assert query_hooks()["Division Check"] == "shequ_weiye.permissions.query.refused"
	assert query.refused("someone@example.com") == "1=0"
	assert query.condition("Division Check", "someone@example.com") == "1=0"
	check = frappe.get_doc({"doctype": "Division Check"})
	assert not frappe.get_attr(document_hooks()["Division Check"])(check, "read", "someone@example.com")


def test_an_unknown_hook_name_is_no_attribute() -> None:
	with pytest.raises(AttributeError, match="no DocType is declared"):
		query.no_such_doctype  # noqa: B018
