"""What is connected with an assistance record."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the DocTypes whose records hang on this one."""
	return {
		"fieldname": "assistance_record",
		"transactions": [{"label": _("Services"), "items": ["Service Contact"]}],
	}
