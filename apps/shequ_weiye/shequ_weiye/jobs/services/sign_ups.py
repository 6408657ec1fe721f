"""What a sign-up must know of its fair, and a fair of its sign-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.jobs import CANCELLED, NOTICE_DUE, PUBLISHED
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place

if TYPE_CHECKING:
	from frappe import _dict

FAIR_FIELDS = ("name", "workflow_state", "division", "capacity", "sign_up_deadline")


def lock_fair(name: str) -> _dict | None:
	"""Read a fair and hold it until the transaction ends, so that its last place is given once.

	Read without asking for rights: whoever stands before the public form has none, and nothing of the
	row is shown.
	"""
	return frappe.db.get_value("Job Fair", name, FAIR_FIELDS, as_dict=True, for_update=True)


def signed_up(fair: str) -> int:
	"""Count the people who signed up."""
	return frappe.db.count("Job Fair Sign Up", {"job_fair": fair})


def find_twin(fair: str, mobile: str | None, resident: str | None, other_than: str | None) -> str | None:
	"""Give an earlier sign-up of the same person for the same fair, by mobile or by resident."""
	same_mobile = vault.find("Job Fair Sign Up", "mobile", mobile) if mobile else []
	same_person = [["name", "in", [*same_mobile, ""]]] + ([["resident", "=", resident]] if resident else [])
	# Within one fair, whoever took the sign-up; only its being there is told.
	found = frappe.get_all(
		"Job Fair Sign Up",
		filters={"job_fair": fair, "name": ("!=", other_than or "")},
		or_filters=same_person,
		pluck="name",
		limit=1,
	)
	return found[0] if found else None


def recount(fair: str) -> None:
	"""Write the number of sign-ups into their fair; it is derived, so nobody's version of it changes."""
	# Written for whoever signs up, who needs no rights over the fair.
	frappe.db.set_value("Job Fair", fair, "sign_up_count", signed_up(fair), update_modified=False)


def owe_notice(fair: str) -> int:
	"""Mark everybody who signed up for a cancelled fair as still to be told; give their number."""
	# All sign-ups of the one fair that the user has just cancelled.
	frappe.db.set_value("Job Fair Sign Up", {"job_fair": fair}, "notice", NOTICE_DUE)
	return signed_up(fair)


def stage_of(number: str, mobile: str) -> str | None:
	"""Give the stage of the sign-up with this number and mobile, for the public look-up; else nothing."""
	# Number and mobile together are the proof; only a stage of a public fair is given away.
	if not vault.holds(Place("Job Fair Sign Up", number, "mobile"), mobile):
		return None
	sign_up = frappe.db.get_value("Job Fair Sign Up", number, ["job_fair", "attended"], as_dict=True)
	state = frappe.db.get_value("Job Fair", sign_up.job_fair, "workflow_state")
	if state == CANCELLED:
		return _("The fair was cancelled")
	if state == PUBLISHED:
		return _("You are signed up")
	return _("You attended the fair") if sign_up.attended else _("The fair is over")
