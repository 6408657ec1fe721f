"""A loan from the wish to its release: who takes which step, and what the caps, papers and earlier loans refuse."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_days, add_months, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import loans as n
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants import workflows_loans as v
from shequ_weiye.constants.benefits import GRANTED, LEDGER, PAID
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.jobs.factories import make_employer
from shequ_weiye.policies.applications.factories import officer_over
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan
from shequ_weiye.startups.loan_factories import OF_FIRMS, make_loan, take
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, acting_as


def county() -> str:
	return officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER)


def community() -> str:
	return officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER)


@pytest.fixture
def resident() -> str:
	return str(make_resident().name)


def assert_refused(loan: StartupLoan, action: str, user: str, told: str | None = None, **values: Any) -> None:
	"""The action is refused in these words and leaves the loan where it is."""
	state = loan.workflow_state
	with pytest.raises((ApprovalRefused, frappe.PermissionError), match=told):
		take(loan, action, user, **values)
	loan.reload()
	assert loan.workflow_state == state


def test_a_loan_goes_its_way_past_all_that_is_refused(resident: str) -> None:
	loan = make_loan(resident, s.PENDING_COUNTY_APPROVAL, requested_amount=500_000)
	assert (loan.product_cap, loan.discount_cap, loan.discount_share) == (500_000, 300_000, 50)
	assert_refused(loan, v.QUALIFY, community())
	take(loan, v.QUALIFY, county())
	assert_refused(loan, v.RECORD_GUARANTEE, county(), "担保机构", guarantee_kind=n.BY_INSTITUTION)
	take(loan, v.RECORD_GUARANTEE, county())
	assert (loan.workflow_state, loan.guarantee_kind) == (n.WITH_BANK, n.WITHOUT_GUARANTEE)
	for result, told in (
		({"granted_amount": 500_001}, "不能超过申请金额"),
		({"term_months": 37}, "期限超过"),
		({"annual_rate": 0}, "请先填写"),
		({"contract_date": add_days(nowdate(), 2)}, "不能晚于今天"),
	):
		assert_refused(loan, v.RECORD_CONTRACT, county(), told, **result)
	take(loan, v.RECORD_CONTRACT, county())
	early = add_days(loan.contract_date, -1)
	assert_refused(loan, v.RECORD_RELEASE, county(), "不能早于合同", released_on=early)
	take(loan, v.RECORD_RELEASE, county())
	assert loan.matures_on == getdate(add_months(loan.released_on, 24)) == loan.step_due_on
	assert (loan.outstanding, loan.next_due_on) == (500_000, loan.matures_on)
	entries = frappe.get_all(LEDGER, {"reference_name": loan.name}, ["kind", "amount"], order_by="kind")
	assert [(entry.kind, entry.amount) for entry in entries] == [(GRANTED, 0), (PAID, 0)]


def test_a_wish_beyond_the_product_or_without_declaration_is_not_handed_in(resident: str) -> None:
	loan = make_loan(resident)
	# Only an invented resident is made old.
	frappe.db.set_value("Resident", resident, "retires_on", add_months(nowdate(), 20))
	for wish, told in (
		({"requested_amount": 500_001}, "产品最高额度"),
		({"requested_months": 37}, "期限超过"),
		({"requested_months": 24}, "法定退休年龄"),
		({"spouse_declared": 0}, "声明"),
	):
		loan.update({"requested_months": 12, **wish})
		assert_refused(loan, w.SUBMIT, community(), told)
	loan.requested_months = 12
	take(loan, w.SUBMIT, community())
	assert loan.workflow_state == s.PENDING_ACCEPTANCE


def test_the_bank_refuses_with_a_reason_and_leaves_the_borrower_free(resident: str) -> None:
	loan = make_loan(resident, n.WITH_BANK)
	with pytest.raises(frappe.DuplicateEntryError, match="在办的贷款"):
		make_loan(resident)
	assert_refused(loan, w.REFUSE, county())
	take(loan, w.REFUSE, county(), decision_reason="银行尽职调查未通过")
	assert (loan.workflow_state, loan.active_borrower) == (s.REFUSED, None)
	assert make_loan(resident).active_borrower


def test_what_the_server_writes_and_later_stages_ask_is_nobodys_to_change(resident: str) -> None:
	loan = make_loan(resident)
	with acting_as(community()):
		loan.update({"product_cap": 9_000_000, "discount_cap": 9_000_000, "was_overdue": 1})
		loan.save()
		assert (loan.product_cap, loan.discount_cap, loan.was_overdue) == (500_000, 300_000, 0)
		with pytest.raises(ApprovalRefused):
			loan.update({"granted_amount": 100})
			loan.save()


def test_a_firm_has_hired_its_share() -> None:
	wish = {"policy": OF_FIRMS, "employer": make_employer().name, "requested_months": 24}
	with acting_as(community()):
		loan = frappe.get_doc({"doctype": n.LOAN, **wish, "requested_amount": 10_000_000}).insert()
	for staff, hires in ((20, 1), (101, 5)):
		loan.update({"staff_count": staff, "new_hires": hires})
		assert_refused(loan, w.SUBMIT, community(), "比例不够")
	loan.update({"staff_count": 101, "new_hires": 6})
	take(loan, w.SUBMIT, community())
	assert (loan.product_cap, loan.longest_months, loan.discount_cap) == (10_000_000, 24, 4_000_000)
