"""What hangs on an employer."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the records that point to an employer."""
	return {
		"fieldname": "employer",
		"transactions": [
			{"label": _("Work Offered"), "items": ["Job Post", "Employer Survey"]},
			{"label": _("Results"), "items": ["Job Referral"]},
			{"label": _("Benefits"), "items": ["Benefit Application", "Startup Loan"]},
		],
	}
