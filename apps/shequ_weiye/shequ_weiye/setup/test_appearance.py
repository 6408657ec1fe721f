"""The site's face: given once, kept when an operator changes it, taken back by uninstalling."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.site_settings import APP_NAME
from shequ_weiye.setup.appearance import FACE, HIDDEN_MENU_ENTRIES, apply_appearance, remove_appearance


def face() -> dict[str, str | None]:
	return {field: frappe.db.get_single_value("Website Settings", field) for field in FACE}


def shown_entries() -> set[str]:
	navbar = frappe.get_doc("Navbar Settings")
	entries = (*navbar.settings_dropdown, *navbar.help_dropdown)
	return {entry.item_label for entry in entries if not entry.hidden}


def test_a_site_has_the_products_face_and_no_entries_that_lead_outside() -> None:
	apply_appearance()
	apply_appearance()
	assert face() == FACE
	assert not shown_entries() & HIDDEN_MENU_ENTRIES
	assert "Log out" in shown_entries()


def test_what_an_operator_chose_stays() -> None:
	frappe.db.set_single_value("Website Settings", "brand_html", "历下区就业服务")
	apply_appearance()
	assert face()["brand_html"] == "历下区就业服务"
	remove_appearance()
	assert face()["brand_html"] == "历下区就业服务"


def test_uninstalling_gives_the_site_back() -> None:
	remove_appearance()
	assert APP_NAME not in face().values()
	assert shown_entries() & HIDDEN_MENU_ENTRIES
	assert not frappe.get_meta("User").show_title_field_in_link


def test_colleagues_are_shown_by_name_and_money_in_yuan() -> None:
	apply_appearance()
	assert frappe.get_meta("User").show_title_field_in_link
	assert frappe.db.get_value("Currency", "CNY", "symbol") == "¥"
