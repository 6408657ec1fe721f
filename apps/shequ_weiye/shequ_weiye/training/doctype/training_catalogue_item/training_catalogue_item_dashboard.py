"""What hangs on a course of the catalogue."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the classes that run a course, and the needs that ask for it."""
	return {
		"fieldname": "catalogue_item",
		"non_standard_fieldnames": {"Training Need": "wanted_item"},
		"transactions": [{"label": _("Use of the Course"), "items": ["Training Class", "Training Need"]}],
	}
