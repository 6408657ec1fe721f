"""The facts of everybody in an area as one derived table, a column for each fact; pure.

Only what the conditions need is read. The tables of other modules are named here and nowhere else in this
module: ``Resident`` with ``Resident Category``, ``Employer``, and our own ``Policy Fact`` and
``Benefit Ledger Entry``.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from shequ_weiye.constants.policies import EMPLOYER, RESIDENT
from shequ_weiye.constants.residents import LEFT, VERIFIED
from shequ_weiye.permissions.area import Area
from shequ_weiye.policies.services.fact_catalogue import FACTS, is_reported
from shequ_weiye.policies.services.fact_types import Fact, FactType, Origin
from shequ_weiye.policies.services.ledger_facts import LEDGER_FACTS, combined_column
from shequ_weiye.policies.services.sql import COMPLETE, Sql

# What a subject is called.
TITLES: dict[str, str] = {RESIDENT: "full_name", EMPLOYER: "employer_name"}

CASTS: dict[FactType, str] = {
	FactType.NUMBER: "cast({} as double)",
	FactType.MONEY: "cast({} as double)",
	FactType.YES_NO: "cast({} as signed)",
	FactType.DATE: "cast({} as date)",
	FactType.CHOICE: "{}",
}


def fact_table(subject: str, keys: Collection[str], area: Area, on: date) -> Sql:
	"""Give ``select name, title, division, division_code, <facts>`` for all subjects of the area.

	``keys`` are stored facts (``fact_catalogue.stored_facts``).
	"""
	facts = [FACTS[key] for key in sorted(keys)]
	reported = [fact for fact in facts if is_reported(fact)]
	grouped = [fact for fact in facts if fact.origin in (Origin.GROUPS, Origin.GROUP_SINCE)]
	parts = [_subjects(subject, facts, area)]
	joins = []
	if grouped:
		joins.append(_join(_groups(grouped, area, on), "held"))
	if reported:
		joins.append(_join(_reported(subject, reported, area), "reported"))
	if counted := [fact.key for fact in facts if fact.key in LEDGER_FACTS]:
		joins.append(_join(_counted(counted, area), "ledger"))
	where = f"where s.division_code between %s and %s{_still_here(subject)}"
	text = " ".join([parts[0].text, *(join.text for join in joins), where])
	values = (*parts[0].values, *(value for join in joins for value in join.values), area.low, area.high)
	return Sql(text, values)


def _subjects(subject: str, facts: list[Fact], area: Area) -> Sql:
	columns = ["s.name", f"s.`{TITLES[subject]}` as title", "s.division", "s.division_code"]
	for fact in facts:
		columns.append(_column(fact))
	if any(fact.origin is Origin.GROUPS for fact in facts):
		columns.append(f"(s.workflow_state = '{VERIFIED}') as `{COMPLETE}`")
	return Sql(f"select {', '.join(columns)} from `tab{subject}` s")


def _column(fact: Fact) -> str:
	if fact.origin is Origin.REGISTER:
		# Frappe keeps an empty Select as an empty text.
		return (
			f"nullif(s.`{fact.where}`, '') as `{fact.key}`"
			if fact.choices
			else f"s.`{fact.where}` as `{fact.key}`"
		)
	if fact.origin is Origin.ASKED:
		return f"cast(null as signed) as `{fact.key}`"
	if fact.key in LEDGER_FACTS:
		return combined_column(fact.key)
	table = "reported" if is_reported(fact) else "held"
	return f"{table}.`{fact.key}`"


def _still_here(subject: str) -> str:
	return f" and coalesce(s.workflow_state, '') != '{LEFT}'" if subject == RESIDENT else ""


def _join(derived: Sql, alias: str) -> Sql:
	return Sql(f"left join ({derived.text}) {alias} on {alias}.subject = s.name", derived.values)


def _groups(facts: list[Fact], area: Area, on: date) -> Sql:
	columns, values = [], []
	for fact in facts:
		if fact.origin is Origin.GROUPS:
			columns.append(f"group_concat(c.category separator ',') as `{fact.key}`")
		else:
			columns.append(f"min(case when c.category = %s then c.recognised_on end) as `{fact.key}`")
			values.append(fact.where)
	text = (
		f"select c.parent as subject, {', '.join(columns)} from `tabResident` r"
		" join `tabResident Category` c on c.parent = r.name and c.parenttype = 'Resident'"
		" where r.division_code between %s and %s"
		" and (c.recognised_on is null or c.recognised_on <= %s)"
		" and (c.expires_on is null or c.expires_on >= %s) group by c.parent"
	)
	return Sql(text, (*values, area.low, area.high, on, on))


def _reported(subject: str, facts: list[Fact], area: Area) -> Sql:
	link = subject.lower()
	columns, values = [], []
	for fact in facts:
		latest = CASTS[fact.type].format("max(case when f.fact = %s then f.value end)")
		columns.append(f"{latest} as `{fact.key}`")
		values.append(fact.key)
	places = ", ".join(["%s"] * len(facts))
	text = (
		f"select f.`{link}` as subject, {', '.join(columns)} from `tab{subject}` r"
		f" join `tabPolicy Fact` f on f.`{link}` = r.name and f.is_current = 1 and f.fact in ({places})"
		f" where r.division_code between %s and %s group by f.`{link}`"
	)
	return Sql(text, (*values, *(fact.key for fact in facts), area.low, area.high))


def _counted(keys: list[str], area: Area) -> Sql:
	columns = ", ".join(f"{LEDGER_FACTS[key].text} as `{key}`" for key in keys)
	values = tuple(value for key in keys for value in LEDGER_FACTS[key].values)
	# A grant stays where it was made: the person's area counts, not the entry's.
	text = (
		f"select l.resident as subject, {columns} from `tabResident` r"
		" join `tabBenefit Ledger Entry` l on l.resident = r.name"
		" where r.division_code between %s and %s group by l.resident"
	)
	return Sql(text, (*values, area.low, area.high))
