"""What hangs on a job post."""

from __future__ import annotations

from typing import Any

from frappe import _


def get_data() -> dict[str, Any]:
	"""Name the records that point to a post."""
	return {"fieldname": "job_post", "transactions": [{"label": _("Results"), "items": ["Job Referral"]}]}
