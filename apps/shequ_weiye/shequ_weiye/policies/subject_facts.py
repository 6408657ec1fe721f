"""Reads what is known of one resident or employer, each fact with its source and date.

The caller has checked that the user may read the resident or employer.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import frappe
from frappe.utils import getdate

from shequ_weiye.constants.benefits import LEDGER
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.constants.residents import VERIFIED
from shequ_weiye.policies.services.conditions import read_value
from shequ_weiye.policies.services.derivation import UNKNOWN
from shequ_weiye.policies.services.fact_catalogue import FACTS, facts_of
from shequ_weiye.policies.services.fact_query import TITLES
from shequ_weiye.policies.services.fact_types import FactType, Held, Known, Origin, Value
from shequ_weiye.policies.services.ledger_facts import LEDGER_FACTS, combine

REGISTER = "Own Record"
EMPTY_TO_UNKNOWN = ("", None)


class Subject(NamedTuple):
	"""Whom a decision is about, and what is known."""

	kind: str
	name: str
	title: str
	division: str
	facts: dict[str, Known]


def read_subject(kind: str, name: str, on: date, without_case: tuple[str, str] | None = None) -> Subject:
	"""Give a resident or employer with all facts that are known on the day ``on``.

	What the ledger tells leaves out ``without_case`` (DocType and name): to its own case, what a case was
	granted is nothing that somebody had before.
	"""
	register = [fact for fact in facts_of(kind) if fact.origin is Origin.REGISTER and not fact.derivation]
	fields = ["modified", "division", TITLES[kind], *(fact.where for fact in register)]
	if kind == RESIDENT:
		fields.append("workflow_state")
	columns = ", ".join(f"`{field}`" for field in fields)
	# The caller has checked the user against this record; the columns are those of the catalogue.
	row = frappe.db.sql(f"select {columns} from `tab{kind}` where name = %s", [name], as_dict=True)[0]
	facts = {
		fact.key: Known(plain(fact.type, row[fact.where]), REGISTER, getdate(row.modified))
		for fact in register
		if row[fact.where] not in EMPTY_TO_UNKNOWN
	}
	facts.update(_reported(kind, name))
	if kind == RESIDENT:
		facts.update(_groups(name, on, row.workflow_state == VERIFIED))
		facts.update(_counted(name, facts, without_case or ("", "")))
	return Subject(kind, name, row[TITLES[kind]], row.division, facts)


def plain(type: FactType, raw: Any) -> Value:
	"""Give a stored value as the engine compares it. Raises ``ValueError`` for a text that cannot be one."""
	if type is FactType.YES_NO:
		if str(raw) not in ("0", "1", "True", "False"):
			raise ValueError(raw)
		return str(raw) in ("1", "True")
	if type in (FactType.CHOICE, FactType.GROUPS):
		return str(raw)
	return getdate(raw) if type is FactType.DATE and not isinstance(raw, str) else read_value(type, raw)


def _groups(resident: str, on: date, is_verified: bool) -> dict[str, Known]:
	# As above.
	rows = frappe.get_all(
		"Resident Category",
		filters={"parent": resident, "parenttype": RESIDENT},
		fields=["category", "recognised_on", "expires_on"],
	)
	held = [row for row in rows if _holds_on(row, on)]
	known = {"categories": Known(Held(frozenset(row.category for row in held), is_verified), REGISTER)}
	for fact in facts_of(RESIDENT):
		days = [row.recognised_on for row in held if row.category == fact.where and row.recognised_on]
		if fact.origin is Origin.GROUP_SINCE and days:
			known[fact.key] = Known(getdate(min(days)), REGISTER, getdate(min(days)))
	return known


def _holds_on(row: frappe._dict, on: date) -> bool:
	begun = not row.recognised_on or getdate(row.recognised_on) <= on
	return begun and not (row.expires_on and getdate(row.expires_on) < on)


def _reported(kind: str, name: str) -> dict[str, Known]:
	# As above.
	rows = frappe.get_all(
		"Policy Fact",
		filters={kind.lower(): name, "is_current": 1},
		fields=["fact", "value", "source", "as_of"],
	)
	return {
		row.fact: Known(plain(FACTS[row.fact].type, row.value), row.source, getdate(row.as_of))
		for row in rows
		if row.fact in FACTS
	}


def _counted(resident: str, facts: dict[str, Known], without_case: tuple[str, str]) -> dict[str, Known]:
	"""Give the facts that the ledger of benefits tells, together with what was reported of them."""
	columns = ", ".join(f"{counted.text} as `{fact}`" for fact, counted in LEDGER_FACTS.items())
	values = [value for counted in LEDGER_FACTS.values() for value in counted.values]
	# As above: entries about the very resident; the columns are those of the catalogue.
	row = frappe.db.sql(
		f"select {columns}, max(l.recorded_at) as recorded_at from `tabBenefit Ledger Entry` l"
		" where l.resident = %s"
		" and not (coalesce(l.reference_doctype, '') = %s and coalesce(l.reference_name, '-') = %s)",
		[*values, resident, *without_case],
		as_dict=True,
	)[0]
	return {
		fact: Known(
			combine(fact, facts.get(fact, UNKNOWN).value, row[fact]), LEDGER, getdate(row.recorded_at)
		)
		for fact in LEDGER_FACTS
		if (row[fact] or 0) > 0
	}
