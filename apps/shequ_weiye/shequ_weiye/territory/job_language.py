"""In which language jobs write what people will read."""

from __future__ import annotations

from typing import Any

import frappe


def before_job(**_ignored: Any) -> None:
	"""Let a job write in the language of the account it runs as; Frappe would leave it at English."""
	frappe.set_user_lang(frappe.session.user)
