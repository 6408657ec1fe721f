"""Payment batches: three people, one order to the bank, and nothing paid but by its receipt."""

from __future__ import annotations

import base64
import io
from typing import Any
from zipfile import ZipFile

import frappe
import pytest
from frappe.utils import add_days, nowdate
from frappe.utils.xlsxutils import make_xlsx
from openpyxl import load_workbook

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import payments as p
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.constants.workflows_payments import CANCEL_BATCH, ORDER_PAYMENT, PASS_CHECK, SETTLE
from shequ_weiye.policies.applications.factories import take
from shequ_weiye.policies.applications.office_factories import act, colleague, officer
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.policies.payments.api import bank_file, make_batch, reenter_account, take_receipt
from shequ_weiye.policies.payments.receipts import content_of, read_file
from shequ_weiye.policies.publicity.api import record_objection
from shequ_weiye.policies.worklist.api import put_on_hold
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import SHINAN, acting_as, make_officer

DOCTYPE = "Startup Application"
ACCOUNT = "6200000000000000000"
OTHER_ACCOUNT = "6200000000000000018"
HEAD = ["业务编号", "结果", "凭证号", "日期", "原因"]
Batch = Any
Application = Any


def finance(which: str) -> str:
	"""Give the finance officer who makes, checks or pays."""
	return colleague(COUNTY_FINANCE_OFFICER, f"finance.{which}")


def payable() -> Application:
	return make_startup_application(s.PENDING_PAYMENT)


def batch_of(*applications: Application, maker: str = "maker") -> Batch:
	with acting_as(finance(maker)):
		return frappe.get_doc(p.BATCH, make_batch(DOCTYPE, [each.name for each in applications]))


def ordered(*applications: Application) -> Batch:
	batch = batch_of(*applications)
	for action, which in ((w.SUBMIT, "maker"), (PASS_CHECK, "checker"), (ORDER_PAYMENT, "payer")):
		act(batch, action, finance(which))
	return batch


def receipt(batch: Batch, *rows: list[Any], which: str = "payer") -> dict[str, Any]:
	content = make_xlsx([HEAD, *rows], "receipt").getvalue()
	data = "data:;base64," + base64.b64encode(content).decode()
	with acting_as(finance(which)):
		outcome = take_receipt(batch.name, "receipt.xlsx", data)
	batch.reload()
	return outcome


def paid_row(application: Application, reference: str = "P-1") -> list[Any]:
	return [application.name, "成功", reference, nowdate(), ""]


def state_of(application: Application) -> str:
	return str(frappe.db.get_value(DOCTYPE, application.name, "workflow_state"))


def paid_entries(application: Application) -> int:
	return frappe.db.count(b.LEDGER, {"reference_name": application.name, "kind": b.PAID})


def test_a_batch_is_paid_line_by_line_by_the_receipt_and_the_same_one_twice_changes_nothing() -> None:
	first, second = payable(), payable()
	batch = ordered(first, second)
	assert (batch.total, batch.line_count) == (first.amount + second.amount, 2)
	assert state_of(first) == s.PENDING_PAYMENT and not paid_entries(first)
	rows = (paid_row(first), [second.name, "失败", "", "", "户名不符"])
	came_of = receipt(batch, *rows)
	assert (came_of["paid"], came_of["failed"], came_of["problems"]) == (1, 1, [])
	assert (state_of(first), state_of(second)) == (s.PAID, s.PENDING_PAYMENT)
	assert [row.line_state for row in batch.lines] == [p.PAID, p.FAILED]
	again = receipt(batch, *rows)
	assert (again["paid"], again["failed"], again["unchanged"]) == (0, 0, 2)
	assert (paid_entries(first), paid_entries(second)) == (1, 0)
	other = receipt(batch, paid_row(first, "P-2"), paid_row(second))
	assert len(other["problems"]) == 2 and other["paid"] == 0
	act(batch, SETTLE, finance("payer"))
	assert batch.workflow_state == p.SETTLED
	# What failed goes into a new batch, which somebody else looks at again.
	assert receipt(ordered(second), paid_row(second, "P-3"))["paid"] == 1


def test_maker_checker_and_payer_are_three_people_who_decided_none_of_its_cases() -> None:
	application = payable()
	batch = batch_of(application)
	act(batch, w.SUBMIT, finance("maker"))
	decided = officer(COUNTY_OFFICER)
	for user in (finance("maker"), decided):
		with pytest.raises(NotStepHolder), acting_as(user):
			batch.act(PASS_CHECK)
		batch.reload()
	act(batch, PASS_CHECK, finance("checker"))
	for which in ("maker", "checker"):
		with pytest.raises(NotStepHolder):
			act(batch, ORDER_PAYMENT, finance(which))
		batch.reload()
	act(batch, ORDER_PAYMENT, finance("payer"))
	for which in ("maker", "checker"):
		with pytest.raises(NotStepHolder):
			receipt(batch, paid_row(application), which=which)
		with pytest.raises(NotStepHolder), acting_as(finance(which)):
			bank_file(batch.name, p.CSV)


def test_only_its_maker_changes_or_submits_a_draft() -> None:
	batch = batch_of(payable())
	with pytest.raises(ApprovalRefused):
		act(batch, w.SUBMIT, finance("checker"))


def returned() -> Application:
	"""Give a case of which the bank returned the transfer."""
	application = payable()
	receipt(ordered(application), [application.name, "失败", "", "", "户名不符"])
	return application


def enter_again(application: Application, which: str, account: str = OTHER_ACCOUNT) -> None:
	with acting_as(finance(which)):
		reenter_account(DOCTYPE, application.name, "张三", "示例银行历下支行", account)
	application.reload()


def test_an_account_is_entered_again_after_the_bank_returned_it_and_others_look_at_it() -> None:
	application = returned()
	with acting_as(finance("checker")):
		assert any("户名不符" in note for note in application.notes())
	enter_again(application, "checker")
	assert number_of(application, "bank_account") == OTHER_ACCOUNT
	assert application.workflow_state == s.PENDING_PAYMENT  # neither decided nor shown anew
	values = {"payment_reference": "P-1", "paid_on": nowdate()}
	with pytest.raises(NotStepHolder, match="账户"), acting_as(finance("checker")):
		application.act(w.CONFIRM_PAYMENT, values)
	batch = batch_of(application)
	act(batch, w.SUBMIT, finance("maker"))
	assert any("户名不符" in note for note in batch.notes())
	with pytest.raises(NotStepHolder, match="账户"):
		act(batch, PASS_CHECK, finance("checker"))
	batch.reload()
	for action, which in ((PASS_CHECK, "payer"), (ORDER_PAYMENT, "fourth")):
		act(batch, action, finance(which))
	assert receipt(batch, paid_row(application), which="fourth")["paid"] == 1
	assert state_of(application) == s.PAID


def test_an_account_stays_until_the_bank_returns_it_and_while_a_batch_holds_it() -> None:
	never_paid, application = payable(), returned()
	with pytest.raises(ApprovalRefused, match="退回"):
		enter_again(never_paid, "maker")
	with pytest.raises(frappe.ValidationError, match="8 至 32"):
		enter_again(application, "maker", "12")
	with pytest.raises(ApprovalRefused), acting_as(officer(COUNTY_OFFICER)):
		reenter_account(DOCTYPE, application.name, "张三", "示例银行", OTHER_ACCOUNT)
	application.reload()
	with pytest.raises(ApprovalRefused), acting_as(finance("maker")):
		application.update({"bank_account": OTHER_ACCOUNT}).save()
	batch_of(application)
	with pytest.raises(ApprovalRefused, match="退回"):
		enter_again(application, "maker")


def test_what_may_not_be_paid_enters_no_batch() -> None:
	application = payable()
	application.db_set("publicity_notice", None)
	with pytest.raises(ApprovalRefused, match="公示"):
		batch_of(application)
	with pytest.raises(ApprovalRefused):
		batch_of(make_startup_application(s.IN_PUBLICITY))
	with pytest.raises(frappe.PermissionError), acting_as(make_officer(COUNTY_FINANCE_OFFICER, SHINAN)):
		make_batch(DOCTYPE, [application.name])


def test_an_objection_or_a_change_on_the_way_stops_the_order() -> None:
	application = payable()
	batch = batch_of(application)
	act(batch, w.SUBMIT, finance("maker"))
	with acting_as(officer(COUNTY_OFFICER)):
		record_objection(DOCTYPE, application.name, "Visit", "有人反映实际经营者另有其人")
	with pytest.raises(ApprovalRefused, match="异议"):
		act(batch, PASS_CHECK, finance("checker"))
	other = payable()
	batch = batch_of(other)
	act(batch, w.SUBMIT, finance("maker"))
	other.db_set("payee", "李四")
	with pytest.raises(ApprovalRefused, match=other.name):
		act(batch, PASS_CHECK, finance("checker"))


def test_a_case_on_hold_enters_no_batch_and_what_the_bank_paid_meanwhile_is_written_down() -> None:
	held, ordered_before = payable(), payable()
	batch = ordered(ordered_before)
	with acting_as(finance("maker")):
		for case in (held, ordered_before):
			put_on_hold(DOCTYPE, case.name, "等待财政资金到位")
	with pytest.raises(ApprovalRefused, match=held.name):
		batch_of(held)
	assert receipt(batch, paid_row(ordered_before))["paid"] == 1
	assert state_of(ordered_before) == s.PAID


def test_a_case_stands_in_one_batch_and_moves_no_other_way_until_it_is_out() -> None:
	application = payable()
	batch = batch_of(application)
	with pytest.raises(ApprovalRefused, match=batch.name):
		batch_of(application)
	values = {"payment_reference": "P-1", "paid_on": nowdate()}
	for action in (w.CONFIRM_PAYMENT, w.RETURN):
		with pytest.raises(ApprovalRefused, match=batch.name), acting_as(finance("payer")):
			application.act(action, {**values, "decision_reason": "账号有误"})
		application.reload()
	act(batch, CANCEL_BATCH, finance("maker"), decision_reason="改为单独拨付")
	take(application, w.CONFIRM_PAYMENT, finance("payer"))
	assert application.workflow_state == s.PAID


def test_the_file_holds_the_account_and_the_logs_say_who_took_it() -> None:
	application = payable()
	batch = ordered(application)
	assert batch.lines[0].account_masked.endswith("0000") and "*" in batch.lines[0].account_masked
	payer = finance("payer")
	with acting_as(payer):
		bank_file(batch.name, p.EXCEL)
	sheet = load_workbook(io.BytesIO(frappe.response.filecontent)).active
	cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
	assert cells[0] == [heading for heading, _content in p.DEFAULT_COLUMNS]
	assert cells[1][1:6] == [
		application.name,
		"张三",
		"示例银行济南分行",
		ACCOUNT,
		f"{application.amount:.2f}",
	]
	assert frappe.db.exists("Sensitive Access Log", {"reference_name": application.name, "user": payer})
	assert frappe.db.exists("Export Record", {"subject": batch.name, "user": payer, "row_count": 1})


def test_columns_follow_the_settings() -> None:
	settings = frappe.get_doc("Policy Settings")
	settings.set("bank_file_columns", [{"heading": "卡号", "content": p.ACCOUNT}])
	settings.save()
	batch = ordered(payable())
	with acting_as(finance("payer")):
		bank_file(batch.name, p.CSV)
	assert frappe.response.filecontent.decode("utf-8-sig").split() == ["卡号", ACCOUNT]


@pytest.mark.parametrize("data", ["data:;base64,abc", "data:;base64,收据", "abc", ""])
@pytest.mark.parametrize("name", ["receipt.xlsx", "receipt.csv"])
def test_what_is_no_file_is_no_receipt(name: str, data: str) -> None:
	with pytest.raises(ApprovalRefused, match=r"回单|过大"):
		read_file(name, content_of(data))


def test_a_sheet_that_cannot_be_read_is_no_receipt() -> None:
	with ZipFile(empty := io.BytesIO(), "w") as workbook:
		workbook.writestr("x", "")
	for name, content in (("r.xlsx", empty.getvalue()), ("r.csv", ("x" * 200_000).encode())):
		with pytest.raises(ApprovalRefused, match=r"回单|过大"):
			read_file(name, content)


@pytest.mark.parametrize(
	"row",
	[
		["?", "成功", "P", nowdate(), ""],
		[None, "处理中", "", "", ""],
		[None, "成功", "P", add_days(nowdate(), 3), ""],
	],
)
def test_what_a_receipt_cannot_prove_pays_nothing(row: list[Any]) -> None:
	application = payable()
	batch = ordered(application)
	came_of = receipt(batch, [row[0] or application.name, *row[1:]])
	assert (came_of["paid"], len(came_of["problems"])) == (0, 1)
	assert (state_of(application), batch.lines[0].line_state) == (s.PENDING_PAYMENT, p.OPEN)
	with pytest.raises(ApprovalRefused, match=application.name):
		act(batch, SETTLE, finance("payer"))
