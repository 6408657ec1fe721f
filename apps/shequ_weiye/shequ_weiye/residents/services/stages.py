"""What must be there before a resident's record moves on, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.levels import COMMUNITY
from shequ_weiye.constants.workflows_residents import HAND_OVER, MARK_LEFT, TAKE_BACK, VERIFY_RESIDENT
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import refuse_closed

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.resident.resident import Resident


def require_contact(resident: Resident) -> None:
	"""A verified person can be reached."""
	if not resident.mobile and not (resident.address or "").strip():
		frappe.throw(
			_("Neither mobile number nor address is known. Have one of them entered before you verify.")
		)


def require_other_community(resident: Resident) -> None:
	"""A person is handed over to another community that is in use."""
	if not resident.hand_over_to or level_of(resident.hand_over_to) != COMMUNITY:
		frappe.throw(_("Choose the community to which the resident is handed over."))
	if resident.hand_over_to == resident.division:
		frappe.throw(_("The resident belongs to this community already. Choose another one."))
	refuse_closed(resident.hand_over_to)


def require_leaving_reason(resident: Resident) -> None:
	"""Nobody leaves without a reason from the list."""
	if not resident.left_reason:
		frappe.throw(_("Choose the reason for leaving."))


def hand_over(resident: Resident) -> None:
	"""Move the record to the other community, which sees it from now on instead of this one."""
	resident.handed_over_from = resident.division
	resident.division = resident.division_code = resident.hand_over_to
	resident.hand_over_to = None


def forget_leaving(resident: Resident) -> None:
	"""Whoever is back has not left."""
	resident.left_reason = None


CHECKS: dict[str, Callable[[Resident], None]] = {
	VERIFY_RESIDENT: require_contact,
	HAND_OVER: require_other_community,
	MARK_LEFT: require_leaving_reason,
}

CONSEQUENCES: dict[str, Callable[[Resident], None]] = {
	HAND_OVER: hand_over,
	TAKE_BACK: forget_leaving,
}
