"""Versions as the engine reads them: found by division and day, their rows turned into rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate

from shequ_weiye.constants.policies import DECIDING_STATES, UNCONFIRMED
from shequ_weiye.policies.services.amounts import AmountLine
from shequ_weiye.policies.services.conditions import (
	ConditionError,
	Group,
	GroupRow,
	Row,
	build,
	build_condition,
)
from shequ_weiye.policies.services.version_choice import Dated, choose_version, choose_versions
from shequ_weiye.policies.services.version_rules import (
	AmountRow,
	Breach,
	ParameterRow,
	VersionError,
	read_parameters,
)
from shequ_weiye.policies.services.windows import Window, read_window

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy_version.policy_version import PolicyVersion

# What a version raises that cannot be read.
UNREADABLE = (ConditionError, VersionError)


@dataclass(frozen=True)
class Version:
	"""A version ready to decide."""

	name: str
	policy: str
	family: str
	subject: str
	title: str
	effective_to: date | None
	tree: Group
	parameters: dict[str, Any]
	lines: tuple[AmountLine, ...]
	documents: tuple[str, ...]
	sources: tuple[str, ...]
	unconfirmed: tuple[str, ...]
	window: Window | None = None
	renewal: str = ""
	renewal_note: str = ""

	def takes_applications(self, day: date) -> bool:
		"""Answer whether applications are taken on ``day``."""
		return self.window is None or self.window.is_open(day)


# One query without Frappe's builder: every decision and every line of a ledger begins with it.
DECIDING = """
	select v.name, v.policy, v.division, v.division_code, v.effective_from, v.effective_to, v.superseded_from
	from `tabPolicy Version` v join `tabPolicy` p on p.name = v.policy and p.is_active = 1
	where v.workflow_state in %(states)s
"""


def deciding_versions(policy: str | None = None) -> tuple[Dated, ...]:
	"""Give every version by which anything may be decided, of active policies or of one of them."""
	query = f"{DECIDING} and v.policy = %(policy)s" if policy else DECIDING
	# Public reference data, read for whoever asks, and read anew: what was just put in force counts at once.
	rows = frappe.db.sql(query, {"states": tuple(DECIDING_STATES), "policy": policy}, as_dict=True)
	return tuple(dated(row) for row in rows)


def version_for(policy: str, division_code: str, day: date) -> str | None:
	"""Name the version of a policy that decides in a division on a day, if any does."""
	chosen = choose_version(deciding_versions(policy), division_code, day)
	return chosen.name if chosen else None


def version_of_family(family: str, division_code: str, day: date) -> str | None:
	"""Name the version of the first active policy of a family that decides in a division on a day."""
	# Public reference data.
	names = frappe.get_all(
		"Policy", filters={"family": family, "is_active": 1}, pluck="name", order_by="creation"
	)
	found = (version_for(name, division_code, day) for name in names)
	return next(filter(None, found), None)


def versions_for(division_code: str, day: date) -> list[str]:
	"""Name the deciding version of every policy in a division on a day."""
	return [version.name for version in choose_versions(deciding_versions(), division_code, day).values()]


def applicant_kind(name: str) -> str:
	"""Answer who applies by a version. Public reference data."""
	return str(
		frappe.get_cached_value(
			"Policy", frappe.get_cached_doc("Policy Version", name).policy, "applicant_kind"
		)
	)


def load_version(name: str) -> Version:
	"""Give a stored version, ready to decide. Public reference data: nothing to check."""
	return compile_version(frappe.get_cached_doc("Policy Version", name))


def load_versions(names: Iterable[str]) -> list[Version]:
	"""Give those of the versions that can be read; one that a release made unreadable is logged and left out.

	A fact or word that is no longer in the catalogue must not keep everybody from all other policies.
	"""
	found = []
	for name in names:
		try:
			found.append(load_version(name))
		except UNREADABLE as error:
			frappe.log_error(title=f"Policy Version {name} cannot be read", message=str(error))
	return found


def compile_version(doc: PolicyVersion) -> Version:
	"""Turn the rows of a version, stored or not, into rules.

	Raises ``ConditionError`` and ``VersionError`` for a wrong row.
	"""
	family, subject = frappe.get_cached_value("Policy", doc.policy, ["family", "applicant_kind"])
	parameters = read_parameters(family, parameter_rows(doc))
	return Version(
		name=doc.name,
		policy=doc.policy,
		family=family,
		subject=subject,
		title=doc.title or "",
		effective_to=_last_day(doc),
		tree=build(subject, condition_rows(doc), group_rows(doc), parameters),
		parameters=parameters,
		lines=tuple(_line(subject, row, parameters) for row in doc.amounts),
		documents=tuple(row.document_name for row in doc.documents if not row.from_data_sharing),
		sources=tuple(" ".join(filter(None, (row.document_number, row.clause))) for row in doc.sources),
		unconfirmed=tuple(row.label for row in doc.parameters if row.mark == UNCONFIRMED),
		window=window_of(doc),
		renewal=doc.renewal or "",
		renewal_note=doc.renewal_note or "",
	)


def window_of(doc: PolicyVersion) -> Window | None:
	"""Give the days of the year on which applications are taken; nothing for all year."""
	try:
		return read_window(doc.window_from, doc.window_to)
	except ValueError:
		raise VersionError(Breach.WRONG_WINDOW, 0) from None


def parameter_rows(doc: PolicyVersion) -> list[ParameterRow]:
	"""Give the rows of the parameters."""
	return [
		ParameterRow(row.idx, (row.parameter or "").strip(), row.value_type, (row.value or "").strip())
		for row in doc.parameters
	]


def condition_rows(doc: PolicyVersion) -> list[Row]:
	"""Give the rows of the conditions."""
	return [
		Row(
			row.idx,
			row.fact or "",
			row.operator or "",
			(row.value or "").strip(),
			row.parameter or "",
			(row.in_group or "").strip(),
			row.message or "",
			row.clause or "",
		)
		for row in doc.conditions
	]


def group_rows(doc: PolicyVersion) -> list[GroupRow]:
	"""Give the rows of the groups."""
	return [
		GroupRow(
			row.idx, (row.group_label or "").strip(), row.match, (row.inside or "").strip(), row.message or ""
		)
		for row in doc.condition_groups
	]


def amount_rows(doc: PolicyVersion) -> list[AmountRow]:
	"""Give the rows of the amounts."""
	return [
		AmountRow(row.idx, row.basis, row.parameter or "", row.fact or "", row.cap_parameter or "")
		for row in doc.amounts
	]


def _line(subject: str, row: Any, parameters: dict[str, Any]) -> AmountLine:
	when = None
	if row.when_fact:
		condition = Row(row.idx, row.when_fact, row.when_operator or "", (row.when_value or "").strip())
		when = build_condition(subject, condition, parameters)
	return AmountLine(
		row.label, row.basis, row.parameter, row.period, when, row.fact or "", row.cap_parameter or ""
	)


def _last_day(doc: PolicyVersion) -> date | None:
	return dated(doc).last_day


def dated(row: Any) -> Dated:
	"""Give what the choice of a version must know of a stored row."""
	return Dated(
		row.name,
		row.policy,
		row.division_code or row.division,
		getdate(row.effective_from),
		getdate(row.effective_to) if row.effective_to else None,
		getdate(row.superseded_from) if row.superseded_from else None,
	)
