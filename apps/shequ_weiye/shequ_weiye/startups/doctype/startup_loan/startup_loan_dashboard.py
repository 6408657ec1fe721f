"""What is connected with a loan."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name what the ledger keeps of a case."""
	return {
		"fieldname": "reference_name",
		"transactions": [{"label": _("Ledger"), "items": ["Benefit Ledger Entry"]}],
	}
