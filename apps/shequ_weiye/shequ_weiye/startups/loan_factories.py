"""Loans for tests and demonstrations, moved by the officers whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import loans as n
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants import workflows_loans as v
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.policies.applications.factories import give_papers, officer_over
from shequ_weiye.territory.factories import acting_as

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan

PERSONAL, OF_FIRMS = "创业提振贷（个人）", "创业提振贷（小微企业）"

ROUTE: tuple[tuple[str, str], ...] = (
	(w.SUBMIT, COMMUNITY_OFFICER),
	(w.ACCEPT, COMMUNITY_OFFICER),
	(w.PASS_REVIEW, STREET_OFFICER),
	(v.QUALIFY, COUNTY_OFFICER),
	(v.RECORD_GUARANTEE, COUNTY_OFFICER),
	(v.RECORD_CONTRACT, COUNTY_OFFICER),
	(v.RECORD_RELEASE, COUNTY_OFFICER),
)

# The acts that bring a new loan into each state.
TRAILS: dict[str, tuple[tuple[str, str], ...]] = {
	s.DRAFT: (),
	s.PENDING_ACCEPTANCE: ROUTE[:1],
	s.PENDING_STREET_REVIEW: ROUTE[:2],
	s.PENDING_COUNTY_APPROVAL: ROUTE[:3],
	n.WITH_GUARANTOR: ROUTE[:4],
	n.WITH_BANK: ROUTE[:5],
	n.PENDING_RELEASE: ROUTE[:6],
	n.IN_REPAYMENT: ROUTE,
}


def make_loan(
	resident: str, state: str = s.DRAFT, officers: Mapping[str, str] | None = None, **overrides: Any
) -> StartupLoan:
	"""Record a loan of a resident and bring it into ``state`` by the real steps."""
	# A test may name any resident.
	code = frappe.db.get_value("Resident", resident, "division")
	recorder = (officers or {}).get(COMMUNITY_OFFICER) or officer_over(code, COMMUNITY_OFFICER)
	values = {**wish_of(resident), **overrides}
	with acting_as(recorder):
		loan = frappe.get_doc({"doctype": n.LOAN, **values}).insert()
		give_papers(loan)
	for action, role in TRAILS[state]:
		user = (officers or {}).get(role) or officer_over(loan.division_code, role)
		take(loan, action, user)
	return loan


def wish_of(resident: str) -> dict[str, Any]:
	"""Give the contents of an application that lacks nothing but its papers."""
	return {
		"policy": PERSONAL,
		"resident": resident,
		"requested_amount": 200_000,
		"requested_months": 24,
		"purpose": "购置设备、进货周转",
		"spouse_declared": 1,
	}


def asked_by(action: str, loan: StartupLoan) -> dict[str, Any]:
	"""Give what an action asks for: a bank that grants all, by a contract of the last month."""
	signed = add_days(nowdate(), -30)
	return {
		v.RECORD_GUARANTEE: {"guarantee_kind": n.WITHOUT_GUARANTEE, "guaranteed_on": signed},
		v.RECORD_CONTRACT: {
			"bank_name": "示例银行济南分行",
			"granted_amount": loan.requested_amount,
			"annual_rate": 3.6,
			"term_months": loan.requested_months,
			"contract_number": f"示例-{loan.name}",
			"contract_date": signed,
		},
		v.RECORD_RELEASE: {"released_on": signed},
	}.get(action, {})


def take(loan: StartupLoan, action: str, user: str, **values: Any) -> None:
	"""Let ``user`` take one action, with what belongs to it, and read the loan anew."""
	with acting_as(user):
		loan.act(action, {**asked_by(action, loan), **values})
	loan.reload()


def run_from(loan: StartupLoan, day: str, officers: Mapping[str, str] | None = None, **result: Any) -> None:
	"""Record that the bank signed and released a loan on ``day``; ``result`` is what else its contract says."""
	user = (officers or {}).get(COUNTY_OFFICER) or officer_over(loan.division_code, COUNTY_OFFICER)
	take(loan, v.RECORD_CONTRACT, user, contract_date=day, **result)
	take(loan, v.RECORD_RELEASE, user, released_on=day)


def report(loan: StartupLoan, user: str, *rows: dict[str, Any]) -> None:
	"""Let ``user`` enter what the bank reports of the repayments."""
	with acting_as(user):
		loan.set("repayments", list(rows))
		loan.save()
	loan.reload()
