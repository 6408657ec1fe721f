"""What is connected with a startup application."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the online application that a case was recorded from."""
	return {
		"fieldname": "startup_application",
		"transactions": [{"label": _("Origin"), "items": ["Startup Intake"]}],
	}
