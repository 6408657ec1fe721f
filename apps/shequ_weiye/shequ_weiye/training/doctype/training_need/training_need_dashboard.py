"""What hangs on a training need."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the wish that a need was made from; its class stands in the form."""
	return {
		"fieldname": "training_need",
		"transactions": [{"label": _("Origin"), "items": ["Training Wish"]}],
	}
