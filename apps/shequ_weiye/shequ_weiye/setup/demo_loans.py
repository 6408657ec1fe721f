"""Demonstration loans: one to be qualified, one with the bank, one that is paid back late and has quarters to apply for."""

from __future__ import annotations

import frappe
from frappe.utils import add_days, add_years, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import loans as n
from shequ_weiye.constants.residents import VERIFIED
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.startups.loan_factories import make_loan, report, run_from
from shequ_weiye.territory.services.notices import officers_over

# Of full age, and years before retirement.
YOUNGEST, OLDEST = 22, 44
# Long enough for two quarters to be over.
RELEASED_BEFORE, DUE_BEFORE = 280, 12


def load_loans(community: str) -> None:
	"""Make the loans for ``community``, where officers and residents are already; once."""
	if frappe.db.exists(n.LOAN, {"division": community}):
		return
	roles = (COMMUNITY_OFFICER, STREET_OFFICER, COUNTY_OFFICER)
	officers = {role: officers_over(community, (role,))[0] for role in roles}
	first, second, third = _borrowers(community)
	make_loan(first, s.PENDING_COUNTY_APPROVAL, officers)
	make_loan(second, n.WITH_BANK, officers, requested_amount=150_000)
	late = make_loan(third, n.WITH_BANK, officers, requested_amount=500_000)
	run_from(late, add_days(nowdate(), -RELEASED_BEFORE), officers)
	paid = add_days(nowdate(), -RELEASED_BEFORE // 2)
	report(
		late,
		officers[COUNTY_OFFICER],
		{"due_on": paid, "principal": 100_000, "paid_on": paid},
		{"due_on": add_days(nowdate(), -DUE_BEFORE), "principal": 100_000},
	)


def _borrowers(community: str) -> list[str]:
	"""Give three verified residents who may borrow; the last ones, whom the other demonstrations leave alone."""
	# The demonstration community, whose invented residents the command has just made.
	return frappe.get_all(
		"Resident",
		filters=[
			["division", "=", community],
			["workflow_state", "=", VERIFIED],
			["birth_date", "between", (add_years(nowdate(), -OLDEST), add_years(nowdate(), -YOUNGEST))],
		],
		pluck="name",
		order_by="name desc",
		limit=3,
	)
