"""What the app decides by numbers lives in one Single DocType per module: explained, and used."""

from __future__ import annotations

import re
from pathlib import Path

import frappe
import pytest

from shequ_weiye.permissions.wiring import APP

SETTINGS = {
	"Residents": "Residents Settings",
	"Startups": "Startup Settings",
	"Assistance": "Assistance Settings",
	"Jobs": "Jobs Settings",
	"Training": "Training Settings",
	"Territory": "Access Settings",
	"Policies": "Policy Settings",
}
FIELDS = [
	(doctype, field.fieldname)
	for doctype in SETTINGS.values()
	for field in frappe.get_meta(doctype).fields
	if field.fieldtype not in frappe.model.no_value_fields or field.fieldtype == "Table"
]
# Read by the name of the service: f"{kind.lower()}_quota".
BY_KIND = re.compile(r"_quota$")


def code_outside_doctypes() -> str:
	files = [
		file
		for file in (*APP.rglob("*.py"), *APP.rglob("*.js"))
		if "doctype" not in file.parts or is_no_settings(file)
	]
	return "\n".join(file.read_text(encoding="utf-8") for file in files if not file.name.startswith("test_"))


def is_no_settings(file: Path) -> bool:
	return not file.parent.name.endswith("_settings")


def test_each_module_has_one_settings_doctype() -> None:
	modules = frappe.get_all("Module Def", {"app_name": "shequ_weiye"}, pluck="name")
	found = frappe.get_all("DocType", {"issingle": 1, "module": ["in", modules]}, ["module", "name"])
	assert {row.module: row.name for row in found} == SETTINGS
	assert len(found) == len(SETTINGS)


@pytest.mark.parametrize(("doctype", "fieldname"), FIELDS)
def test_every_setting_says_what_it_does(doctype: str, fieldname: str) -> None:
	assert frappe.get_meta(doctype).get_field(fieldname).description


def test_every_setting_is_used() -> None:
	code = code_outside_doctypes()
	idle = [
		f"{doctype}.{fieldname}"
		for doctype, fieldname in FIELDS
		if not re.search(rf"\b{fieldname}\b" if not BY_KIND.search(fieldname) else "_quota", code)
	]
	assert not idle
