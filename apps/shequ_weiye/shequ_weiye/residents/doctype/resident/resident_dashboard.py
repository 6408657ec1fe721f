"""What is connected with a resident."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the DocTypes whose records hang on a person."""
	return {
		"fieldname": "resident",
		"non_standard_fieldnames": {"Startup Application": "applicant", "Household": "head"},
		"transactions": [
			{
				"label": _("Status"),
				"items": ["Employment Status Change", "Household", "Personal Data Consent"],
			},
			{"label": _("Assistance"), "items": ["Assistance Record", "Service Contact"]},
			{"label": _("Work and Training"), "items": ["Job Referral", "Training Need"]},
			{"label": _("Starting a Business"), "items": ["Startup Application"]},
			{"label": _("Benefits"), "items": ["Benefit Application", "Startup Loan"]},
		],
	}
