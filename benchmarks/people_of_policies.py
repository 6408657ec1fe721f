"""Invented residents with facts, made by the database from a sequence of numbers."""

from __future__ import annotations

# Ten counties of the real tree, one community code in each.
COUNTIES = tuple(f"3701{number:02d}000000" for number in (2, 3, 4, 5, 12, 13, 14, 15, 16, 17))
PREFIX = "BENCH-"

RESIDENTS = """
insert into tabResident (name, owner, modified_by, creation, modified, full_name, id_type, id_number, gender,
	birth_date, employment_status, status_changed_on, registered_on, retires_on, workflow_state, division, division_code)
select concat('BENCH-', lpad(seq, 7, '0')), 'Administrator', 'Administrator', now(), now(), concat('示例', seq),
	'Other Identity Document', concat('BENCH', seq), if(seq %% 2, 'Male', 'Female'),
	date_sub('2008-12-31', interval (seq * 37) %% 20000 day),
	elt(1 + seq %% 5, 'Employed', 'Unemployed', 'Flexibly Employed', 'Unemployed', 'Self-employed'),
	date_sub('2026-06-30', interval seq %% 900 day), date_sub('2024-01-01', interval seq %% 700 day),
	date_add(date_sub('2008-12-31', interval (seq * 37) %% 20000 day), interval 61 year),
	if(seq %% 3, 'Verified', 'Registered'),
	elt(1 + seq %% 10, {places}), elt(1 + seq %% 10, {places})
from seq_1_to_1000000 where seq > %(low)s and seq <= %(high)s
"""

GROUPS = """
insert into `tabResident Category` (name, owner, modified_by, creation, modified, parent, parenttype, parentfield,
	idx, category, recognised_on)
select concat('BENCH-', seq, '-{group}'), 'Administrator', 'Administrator', now(), now(),
	concat('BENCH-', lpad(seq, 7, '0')), 'Resident', 'categories', 1, '{group}', '2025-01-01'
from seq_1_to_1000000 where seq > %(low)s and seq <= %(high)s and seq %% {every} = 0
"""

FACTS = """
insert into `tabPolicy Fact` (name, owner, modified_by, creation, modified, resident, fact, value, as_of, source,
	is_current, division, division_code)
select concat('BENCH-', seq, '-{fact}'), 'Administrator', 'Administrator', now(), now(),
	concat('BENCH-', lpad(seq, 7, '0')), '{fact}', {value}, '2026-01-01', 'Data Sharing', 1, '370102002001', '370102002001'
from seq_1_to_1000000 where seq > %(low)s and seq <= %(high)s and seq %% {every} = 0
"""

GROUP_KINDS = (("Person with Employment Difficulty", 4), ("Veteran", 9), ("Low Income", 7))
FACT_KINDS = (
	("flexible_work_registered", "if(seq %% 3, '1', '0')", 2),
	("pays_own_insurance", "if(seq %% 4, '1', '0')", 2),
	("insured_by_employer", "if(seq %% 5, '0', '1')", 2),
	("holds_licence", "if(seq %% 9, '0', '1')", 2),
	("draws_pension", "'0'", 2),
	("draws_unemployment_benefit", "'0'", 2),
	("refund_owed", "'0'", 2),
	("insurance_subsidy_months", "seq %% 48", 2),
	("family_in_welfare_post", "'0'", 4),
	("welfare_post_months", "seq %% 40", 4),
	("graduated_on", "date_sub('2026-06-30', interval seq %% 1200 day)", 5),
)


def make_people(number: int) -> None:
	"""Add the people that are missing up to ``number``, or drop those of an earlier run beyond it; keep the rest."""
	import frappe

	there = frappe.db.count("Resident", {"name": ("like", f"{PREFIX}%")})
	if there == number:
		return
	if there > number:
		_drop_beyond(number)
	else:
		_add(there, number)
	frappe.db.commit()
	for table in ("tabResident", "tabResident Category", "tabPolicy Fact"):
		frappe.db.sql(f"analyze table `{table}`")


def _add(low: int, high: int) -> None:
	import frappe

	borders = {"low": low, "high": high}
	frappe.db.sql(RESIDENTS.format(places=", ".join(communities())), borders)
	for group, every in GROUP_KINDS:
		frappe.db.sql(GROUPS.format(group=group, every=every), borders)
	for fact, value, every in FACT_KINDS:
		frappe.db.sql(FACTS.format(fact=fact, value=value, every=every), borders)


def _drop_beyond(number: int) -> None:
	"""The figure for few people is of few people in the second run too."""
	import frappe

	first, last = f"{PREFIX}{number + 1:07d}", f"{PREFIX}{'9' * 7}"
	for table, column in (("Policy Fact", "resident"), ("Resident Category", "parent"), ("Resident", "name")):
		frappe.db.sql(f"delete from `tab{table}` where `{column}` between %s and %s", (first, last))


def communities() -> list[str]:
	"""Give the first community of each county: digits only, safe in the text of a query."""
	import frappe

	return [
		frappe.db.sql(
			"select min(name) from `tabAdministrative Division` where level = 'Community' and name between %s and %s",
			(county, county[:6] + "9" * 6),
		)[0][0]
		for county in COUNTIES
	]


def some_people(number: int) -> list[str]:
	"""Name invented people, spread over all."""
	return [f"{PREFIX}{place * 23 + 1:07d}" for place in range(number)]
