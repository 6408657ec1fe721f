"""What people read of a number that cannot be sealed: what is wrong and what to do."""

from __future__ import annotations

from frappe import _


def mobile_message() -> str:
	"""Say what a mobile number looks like."""
	return _("A mobile number has 11 digits and begins with 13 to 19. Check it with the resident.")
