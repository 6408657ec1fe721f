"""The product's name and face, and a user menu without entries that officers have no use for."""

from __future__ import annotations

import frappe
from frappe.custom.doctype.property_setter.property_setter import make_property_setter

from shequ_weiye.constants.site_settings import APP_NAME, CURRENCY

# No title_prefix: Frappe puts it before titles that it has not translated yet, and then cannot any more.
FACE: dict[str, str] = {
	"brand_html": APP_NAME,
	"footer_powered": APP_NAME,
	"favicon": "/assets/shequ_weiye/images/logo.svg",
}

# They lead to Frappe's own pages, or change what the posting decides.
HIDDEN_MENU_ENTRIES: frozenset[str] = frozenset(
	{
		"About",
		"Apps",
		"Frappe Support",
		"My Profile",
		"Session Defaults",
		"System Health",
		"User Profile",
		"View Website",
	}
)


# Frappe knows the yuan by its code only.
CURRENCY_SYMBOL = "¥"

# Colleagues are known by name, not by the address with which they log in.
NAMES_FOR_USERS = {"doc_type": "User", "property": "show_title_field_in_link", "doctype_or_field": "DocType"}


def apply_appearance() -> None:
	"""Give a site without a face the product's own, shorten the user menu, name people and money."""
	_set_face({field: value for field, value in FACE.items() if not _current(field)})
	_set_menu_entries_hidden(True)
	_show_users_by_name()
	if frappe.db.exists("Currency", {"name": CURRENCY, "symbol": ["is", "not set"]}):
		# Frappe's own list of currencies, public reference data; an entry that somebody filled in stays.
		frappe.db.set_value("Currency", CURRENCY, "symbol", CURRENCY_SYMBOL)


def remove_appearance() -> None:
	"""Give the site back to Frappe; a face that its operator chose stays."""
	_set_face({field: "" for field, value in FACE.items() if _current(field) == value})
	_set_menu_entries_hidden(False)
	# The one that the product made in Frappe's own table.
	frappe.db.delete("Property Setter", NAMES_FOR_USERS)
	frappe.clear_cache(doctype="User")


def _show_users_by_name() -> None:
	if not frappe.db.exists("Property Setter", NAMES_FOR_USERS):
		make_property_setter("User", None, "show_title_field_in_link", 1, "Check", for_doctype=True)


def _current(fieldname: str) -> str | None:
	return frappe.db.get_single_value("Website Settings", fieldname)


def _set_face(values: dict[str, str]) -> None:
	if not values:
		return
	website = frappe.get_doc("Website Settings")
	website.update(values)
	website.save()


def _set_menu_entries_hidden(hidden: bool) -> None:
	navbar = frappe.get_doc("Navbar Settings")
	entries = [
		entry
		for entry in (*navbar.settings_dropdown, *navbar.help_dropdown)
		if entry.item_label in HIDDEN_MENU_ENTRIES and bool(entry.hidden) is not hidden
	]
	for entry in entries:
		entry.hidden = int(hidden)
	if entries:
		navbar.save()
