"""What hangs on a training class."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the needs that hold a place in a class."""
	return {
		"fieldname": "training_class",
		"transactions": [{"label": _("Participants"), "items": ["Training Need"]}],
	}
