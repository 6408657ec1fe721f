"""The fairs that the public may sign up for, and no more of them than an announcement tells."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import escape_html, format_datetime, now_datetime

from shequ_weiye.constants.jobs import PUBLISHED


def open_fairs() -> list[dict[str, str]]:
	"""Give the fairs that take sign-ups now, soonest first, as choices of a form."""
	# Published announcements: everybody may see them, whoever asks.
	fairs = frappe.get_all(
		"Job Fair",
		filters={"workflow_state": PUBLISHED, "sign_up_deadline": (">", now_datetime())},
		fields=["name", "title", "starts_at", "place", "capacity", "sign_up_count"],
		order_by="starts_at",
	)
	return [{"value": fair.name, "label": _announcement(fair)} for fair in fairs if not _is_full(fair)]


def _is_full(fair: frappe._dict) -> bool:
	return bool(fair.capacity) and fair.sign_up_count >= fair.capacity


def _announcement(fair: frappe._dict) -> str:
	parts = (fair.title, format_datetime(fair.starts_at, "yyyy-MM-dd HH:mm"), fair.place or _("on the net"))
	# The form puts a choice into the page as markup.
	return escape_html(" · ".join(parts))
