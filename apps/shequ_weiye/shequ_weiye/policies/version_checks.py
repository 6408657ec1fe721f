"""What must hold for a policy version when it is saved, sent to review and put in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import add_days, formatdate, getdate, nowdate

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.levels import COMMUNITY, STREET
from shequ_weiye.constants.workflows import SUBMIT
from shequ_weiye.constants.workflows_policies import PUT_IN_FORCE, REPEAL
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import refuse_closed
from shequ_weiye.policies.affected_cases import review_later
from shequ_weiye.policies.rule_messages import VersionRefused, refuse_unreadable
from shequ_weiye.policies.services.version_choice import Dated, circle, overlap
from shequ_weiye.policies.services.version_rules import check_amounts, check_caps, check_plan, limits_of
from shequ_weiye.policies.versions import (
	UNREADABLE,
	amount_rows,
	compile_version,
	condition_rows,
	deciding_versions,
)

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy_version.policy_version import PolicyVersion


def check_rules(doc: PolicyVersion) -> None:
	"""Refuse rows that cannot be understood, or that go past the plan; show the plan's limits."""
	family = frappe.get_cached_value("Policy", doc.policy, "family")
	for row in doc.parameters:
		limits = limits_of(family, (row.parameter or "").strip())
		row.floor, row.cap = limits.floor or 0, limits.cap or 0
	try:
		version = compile_version(doc)
		check_plan(family, version.parameters, condition_rows(doc))
		check_amounts(family, version.subject, version.parameters, amount_rows(doc))
		check_caps(version.parameters, [row.parameter for row in doc.caps])
	except UNREADABLE as error:
		refuse_unreadable(error)


def require_source(doc: PolicyVersion) -> None:
	"""Refuse a version that rests on no document."""
	if not doc.sources:
		_refuse(_("Add the source document: its number, the clause, and what it says in our words."))


def require_conditions(doc: PolicyVersion) -> None:
	"""Refuse a version by which everybody would be entitled."""
	if not doc.conditions:
		_refuse(_("Add at least one condition: without any, everybody would be entitled."))


def require_level(doc: PolicyVersion) -> None:
	"""Let provinces, cities and counties write versions: the sweep goes county by county."""
	if level_of(doc.division) in (STREET, COMMUNITY):
		_refuse(_("Policies are written by province, city or county. Choose one of these divisions."))


def require_open_division(doc: PolicyVersion) -> None:
	"""Refuse a division that was closed or merged since the draft was written."""
	refuse_closed(doc.division)


def refuse_circle(doc: PolicyVersion) -> None:
	"""Refuse a version that supersedes itself, however long the way round."""
	# Names of public reference data.
	rows = frappe.get_all("Policy Version", filters={"policy": doc.policy}, fields=["name", "supersedes"])
	supersedes = {row.name: row.supersedes for row in rows} | {doc.name: doc.supersedes}
	if found := circle(doc.name, supersedes):
		_refuse(
			_("Versions supersede each other in a circle: {0}. Correct Supersedes.").format(" → ".join(found))
		)


def check_predecessor(doc: PolicyVersion) -> None:
	"""Let a version supersede only one in force, of the same policy and division, that began before it."""
	if not doc.supersedes:
		return
	row = frappe.db.get_value(
		"Policy Version",
		doc.supersedes,
		["policy", "division", "effective_from", "workflow_state", "superseded_by"],
		as_dict=True,
	)
	if (row.policy, row.division) != (doc.policy, doc.division):
		_refuse(_("Only a version of the same policy and division can be superseded."))
	if row.workflow_state != p.IN_FORCE or row.superseded_by:
		_refuse(
			_("{0} is not in force or has a successor. Choose the version in force.").format(doc.supersedes)
		)
	if getdate(doc.effective_from) <= getdate(row.effective_from):
		message = _("The new version must begin after {0}, when the one it supersedes began.")
		_refuse(message.format(formatdate(row.effective_from)))


def refuse_overlap(doc: PolicyVersion) -> None:
	"""Refuse a second version in force in the same division on a common day."""
	own = Dated(
		doc.name,
		doc.policy,
		doc.division,
		getdate(doc.effective_from),
		getdate(doc.effective_to) if doc.effective_to else None,
	)
	for other in deciding_versions(doc.policy):
		if other.name in (doc.name, doc.supersedes) or not overlap(own, other):
			continue
		message = _(
			"{0} is in force in the same division from {1} on. Supersede it, or end this version before."
		)
		_refuse(message.format(other.name, formatdate(other.effective_from)))


def end_predecessor(doc: PolicyVersion) -> None:
	"""Let the version that is superseded decide up to the day before; its contents stay as they were."""
	if not doc.supersedes:
		return
	values: dict[str, Any] = {"superseded_by": doc.name, "superseded_from": doc.effective_from}
	if getdate(doc.effective_from) <= getdate(nowdate()):
		values["workflow_state"] = p.SUPERSEDED
	# The reviewer was checked against this division; only the end of the predecessor is written.
	frappe.db.set_value("Policy Version", doc.supersedes, values)
	frappe.clear_document_cache("Policy Version", doc.supersedes)


def review_open_cases(doc: PolicyVersion) -> None:
	"""List the cases that the new version would decide otherwise; they stay as they are."""
	review_later("review_place", division=doc.division)


def end_today(doc: PolicyVersion) -> None:
	"""Let a repealed version decide for the last time today."""
	doc.superseded_from = doc.superseded_from or add_days(nowdate(), 1)


_COMPLETE = (
	check_rules,
	require_level,
	require_source,
	require_conditions,
	require_open_division,
	refuse_circle,
	check_predecessor,
	refuse_overlap,
)


def check_complete(doc: PolicyVersion) -> None:
	"""Check everything that must hold before a version comes into force."""
	for check in _COMPLETE:
		check(doc)


CHECKS: dict[str, tuple[Callable[[PolicyVersion], None], ...]] = {
	SUBMIT: (check_complete,),
	PUT_IN_FORCE: (check_complete,),
}

CONSEQUENCES: dict[str, tuple[Callable[[PolicyVersion], None], ...]] = {
	PUT_IN_FORCE: (end_predecessor, review_open_cases),
	REPEAL: (end_today,),
}


def _refuse(message: str) -> None:
	frappe.throw(message, VersionRefused, title=_("Correct the Version"))
