"""What is connected with a publicity notice."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the objections to what was shown."""
	return {
		"fieldname": "publicity_notice",
		"transactions": [{"label": _("Objection"), "items": ["Publicity Objection"]}],
	}
