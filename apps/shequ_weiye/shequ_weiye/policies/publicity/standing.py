"""How a case stands with publicity: on which notice it was shown, what would be shown today, who objected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate, nowdate

from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.policies.publicity.messages import refuse
from shequ_weiye.policies.services.publicity_rules import (
	Content,
	Fault,
	Standing,
	fault_of,
	must_be_shown,
	shown_name,
)

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.doctype.publicity_line.publicity_line import PublicityLine


def content_of(application: PaidApplication, style: str) -> Content:
	"""Give what a notice shows of a case today: name, community, item, amount, and nothing else."""
	shown = application.publicity_subject()
	return Content(
		shown_name(shown.name, style) if shown.is_person else shown.name,
		community_of(application.division),
		shown.item,
		f"{flt(application.amount):.2f}",
	)


def community_of(code: str) -> str:
	"""Name street and community, without what all places of the county have in common."""
	# Public reference data.
	name, county = (
		frappe.get_cached_value("Administrative Division", each, "full_name") or ""
		for each in (code, ancestor_at(code, COUNTY))
	)
	return name.removeprefix(county) or name


def content_of_line(line: PublicityLine) -> Content:
	"""Give what a line of a notice shows."""
	return Content(line.shown_name, line.community, line.item, f"{flt(line.amount):.2f}")


def standing_of(application: PaidApplication, *, locked: bool = False) -> Standing:
	"""Tell the rules how a case stands.

	``locked`` reads the objections as they are this moment and keeps others from being added unseen: whoever
	records one waits for the case first.
	"""
	case = {"reference_doctype": application.doctype, "reference_name": application.name}
	on = {"parent": application.publicity_notice or "", **case}
	# What is asked belongs to the case for which the caller was checked.
	row = frappe.db.get_value(c.LINE, on, ["shown_name", "community", "item", "amount"], as_dict=True)
	if not row:
		return Standing(None, content_of(application, c.FULL_NAME), None)
	notice = frappe.db.get_value(c.NOTICE, application.publicity_notice, ["name_style", "shown_to"])
	about = {"publicity_notice": application.publicity_notice, **case}
	objections = frappe.db.get_values(c.OBJECTION, about, "workflow_state", for_update=locked)
	return Standing(
		content_of_line(row),
		content_of(application, notice[0]),
		getdate(notice[1]),
		tuple(state for (state,) in objections),
	)


def fault_now(application: PaidApplication) -> Fault | None:
	"""Give what keeps a case from being paid today, as far as publicity goes."""
	return fault_of(standing_of(application), getdate(nowdate()))


def waits_for_notice(application: PaidApplication) -> bool:
	"""Answer whether a case is to be put on a notice."""
	return must_be_shown(standing_of(application))


def require_shown_in_full(application: PaidApplication) -> None:
	"""Refuse to go on towards the payment before a case was shown to the end, as it is, and nobody objects."""
	standing = standing_of(application, locked=True)
	if fault := fault_of(standing, getdate(nowdate())):
		refuse(fault, standing.last_day)
