"""A loan that runs: quarters proposed and applied for once, late payments alarmed once, and no loan after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import frappe
import pytest
from frappe.utils import getdate
from time_machine import travel

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import loans as n
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants import workflows_loans as v
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.applications.benefit_grants import grant_of
from shequ_weiye.policies.applications.factories import bring_into, give_papers, officer_over
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.benefits.ledger import record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.doctype.benefit_application.benefit_application import BenefitApplication
from shequ_weiye.policies.factories import as_officer
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.api import apply_for_discount
from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan
from shequ_weiye.startups.loan_clock import watch_loans
from shequ_weiye.startups.loan_factories import make_loan, report, run_from, take
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, SHINAN, acting_as

# 300,000 of the 500,000 yuan × 92 days × 3.6 % ÷ 360, half of it.
OF_2026Q4, OF_2027Q1 = ("2026Q4", 1380.0), ("2027Q1", 1350.0)


def officer(role: str) -> str:
	return officer_over(QIANFOSHAN_COMMUNITY, role)


@pytest.fixture(autouse=True)
def _in_december() -> Iterator[None]:
	with travel("2026-12-20 10:00:00+08:00"):
		yield


@pytest.fixture
def loan() -> StartupLoan:
	loan = make_loan(make_resident().name, n.WITH_BANK, requested_amount=500_000)
	run_from(loan, "2026-10-01")
	return loan


def quarters(loan: StartupLoan) -> list[tuple[str, float]]:
	loan.reload()
	return [(row.quarter, row.amount) for row in loan.quarters]


def claim(loan: StartupLoan) -> BenefitApplication:
	"""Let the community apply, and give account and papers."""
	with acting_as(officer(COMMUNITY_OFFICER)):
		application = frappe.get_doc("Benefit Application", apply_for_discount(loan.name))
		account = {"payee": "张三", "bank_name": "示例银行", "bank_account": "6200000000000000000"}
		application.update(account)
		give_papers(application)
	return application


def alarms(loan: StartupLoan) -> int:
	named = {"document_type": n.LOAN, "document_name": loan.name, "subject": ("like", "%逾期%")}
	return frappe.db.count("Notification Log", named)


@pytest.mark.job(
	"shequ_weiye.startups.loan_clock.watch_loans", "changes", "leaves", "twice", "after_downtime"
)
def test_quarters_that_are_over_are_proposed_once_however_late_the_job_runs(loan: StartupLoan) -> None:
	waiting = make_loan(make_resident().name, n.WITH_BANK)
	watch_loans()
	assert quarters(loan) == []
	with travel("2027-04-04 01:10:00+08:00"):
		assert watch_loans().changed
		assert quarters(loan) == [OF_2026Q4, OF_2027Q1]
		assert watch_loans() == (0, 0)
	assert quarters(waiting) == []


def test_a_quarter_is_applied_for_once_in_full_and_granted_once(loan: StartupLoan) -> None:
	with travel("2027-01-05 09:00:00+08:00"):
		watch_loans()
		as_officer(COUNTY_OFFICER, SHINAN)
		with pytest.raises(frappe.PermissionError):
			apply_for_discount(loan.name)
		application = claim(loan)
		assert [(row.contract, row.amount) for row in application.lines] == [(f"{loan.name} 2026Q4", 1380)]
		with acting_as(officer(COMMUNITY_OFFICER)):
			with pytest.raises(ApprovalRefused, match="没有可以申请贴息的季度"):
				apply_for_discount(loan.name)
			refuse_saved(application, "1380.00 元", amount=1380.01)
			refuse_saved(application, "申请贴息", contract="某合同")
		application.reload()
		bring_into(s.IN_PUBLICITY, application)
		with pytest.raises(BenefitRefused):
			record_grants([grant_of(application, application.lines[0])])
		# What was applied for stays, whatever the bank reports later.
		late = {"due_on": "2026-11-01", "principal": 0, "paid_on": "2026-11-11"}
		report(loan, officer(COUNTY_OFFICER), late)
		assert quarters(loan) == [OF_2026Q4]
		# An application that came to nothing leaves the quarter free, now without the nine days.
		take_out(application)
		watch_loans()
		assert quarters(loan) == [("2026Q4", 1245.0)]


def refuse_saved(application: BenefitApplication, told: str, **line: Any) -> None:
	application.reload()
	application.lines[0].update(line)
	with pytest.raises(ApprovalRefused, match=told):
		application.save()


def take_out(application: BenefitApplication) -> None:
	with acting_as(officer(COUNTY_OFFICER)):
		application.act(w.REFUSE, {"decision_reason": "银行更正了还款记录"})


def test_a_late_payment_is_alarmed_once_and_stands_against_a_new_loan(loan: StartupLoan) -> None:
	county = officer(COUNTY_OFFICER)
	due = {"due_on": "2027-01-10", "principal": 250_000}
	report(loan, county, due)
	with travel("2027-01-11 01:10:00+08:00"):
		assert watch_loans().changed
		told = alarms(loan)
		assert (told > 0, watch_loans().changed, alarms(loan)) == (True, 0, told)
		loan.reload()
		assert (loan.overdue_since, loan.was_overdue) == (getdate("2027-01-10"), 1)
		with pytest.raises(ApprovalRefused, match="还有本金未还"):
			take(loan, v.SETTLE, county)
		loan.reload()
		paid = {**due, "paid_on": "2027-01-11"}
		report(loan, county, paid, {"principal": 250_000, "paid_on": "2027-01-11"})
		assert (loan.outstanding, loan.overdue_since, loan.was_overdue) == (0, None, 1)
		take(loan, v.SETTLE, county)
		# A loan that is over gives its last days at once: ten of them, the eleventh being that of the payment.
		assert quarters(loan) == [OF_2026Q4, ("2027Q1", 150.0)]
		with pytest.raises(ApprovalRefused, match="有过逾期"):
			make_loan(loan.resident, s.PENDING_ACCEPTANCE)
