"""What hangs on a job fair."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the records that point to a fair."""
	return {
		"fieldname": "job_fair",
		"transactions": [
			{"label": _("People"), "items": ["Job Fair Sign Up"]},
			{"label": _("Results"), "items": ["Job Referral"]},
		],
	}
