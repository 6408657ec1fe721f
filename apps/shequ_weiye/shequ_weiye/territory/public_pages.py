"""What public pages know of their visitor."""

from __future__ import annotations

import frappe


def tell_language(context: frappe._dict) -> None:
	"""Let the controls of a web form, such as the calendar of a date, speak the language of the page.

	They ask for the language of the user, which Frappe gives to people at the desk only: the desk's own page
	carries what it knows of the user as a text.
	"""
	if isinstance(context.get("boot"), dict):
		context.boot.setdefault("user", {})["language"] = frappe.local.lang
