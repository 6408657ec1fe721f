# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

from typing import Any

from frappe import _

from shequ_weiye.territory.services.scheduled_jobs import overview


def execute(filters: dict[str, Any] | None = None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
	"""Give the columns and one row per scheduled job of the app."""
	return get_columns(), overview()


def get_columns() -> list[dict[str, Any]]:
	"""Name the columns."""
	return [
		{"fieldname": "title", "label": _("What"), "fieldtype": "Data", "width": 310},
		{"fieldname": "schedule", "label": _("When"), "fieldtype": "Data", "width": 130},
		{"fieldname": "started_at", "label": _("Last Run"), "fieldtype": "Datetime", "width": 170},
		{"fieldname": "seconds", "label": _("Took (Seconds)"), "fieldtype": "Int", "width": 100},
		{"fieldname": "status", "label": _("Result"), "fieldtype": "Data", "width": 110},
		{"fieldname": "changed_rows", "label": _("Changed Rows"), "fieldtype": "Int", "width": 100},
		{"fieldname": "failed_rows", "label": _("Failed Rows"), "fieldtype": "Int", "width": 100},
		{"fieldname": "next_run", "label": _("Next Run"), "fieldtype": "Datetime", "width": 170},
	]
