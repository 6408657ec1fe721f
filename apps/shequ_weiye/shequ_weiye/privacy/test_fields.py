"""Completeness: every field that may hold a number of a person is sealed, or says why it need not be."""

from __future__ import annotations

import re

import frappe
import pytest
from frappe.model.base_document import get_controller

from shequ_weiye.permissions.wiring import shipped_doctypes
from shequ_weiye.privacy.fields import PLAIN, SEALED
from shequ_weiye.privacy.sealing import SealedFields

SUSPICIOUS = re.compile(
	r"\bid.?(number|card|type|no)\b|identity|mobile|phone|\btel\b|bank.?account|account.?n|\bcontact\b|passport",
	re.IGNORECASE,
)
# A person or firm behind a Link, and headings, hold no number; a reason or note is free text.
HARMLESS_TYPES = ("Link", "Section Break", "Column Break", "Tab Break", "Table", "Date", "Datetime", "Check")


def test_every_field_that_sounds_like_a_number_is_declared() -> None:
	declared = {(doctype, field) for doctype, fields in SEALED.items() for field in fields} | set(PLAIN)
	found = {
		(doctype, df.fieldname)
		for doctype in shipped_doctypes()
		for df in frappe.get_meta(doctype).fields
		if df.fieldtype not in HARMLESS_TYPES
		and (
			df.options in ("Phone", "Email")
			or SUSPICIOUS.search(f"{df.fieldname} {df.label}".replace("_", " "))
		)
	}
	missing = sorted(found - declared)
	assert not missing, (
		f"not declared: {missing}. Add each to SEALED in privacy/fields.py, or to PLAIN with the reason why it"
		" may be stored as it is."
	)


@pytest.mark.parametrize(("doctype", "field"), [(d, f) for d, fields in SEALED.items() for f in fields])
def test_a_sealed_field_exists_is_not_copied_and_its_controller_seals_it(doctype: str, field: str) -> None:
	df = frappe.get_meta(doctype).get_field(field)
	assert (df.fieldtype, df.no_copy, df.unique) == ("Data", 1, 0)
	assert issubclass(get_controller(doctype), SealedFields)


def test_every_plain_field_exists_and_says_why() -> None:
	for (doctype, field), reason in PLAIN.items():
		assert frappe.get_meta(doctype).has_field(field) and reason
