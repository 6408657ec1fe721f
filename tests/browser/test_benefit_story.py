"""A county looks after its budget, and takes back what was paid: one hears, another decides, finance receives."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from playwright.sync_api import expect
from support.accounts import COMMUNITY_CODE, COUNTY, FINANCE
from support.bench import in_site
from support.days import today
from support.desk import PHONE, Desk
from support.records import new_id_number, stored_rows

LEDGER, ENVELOPE, RECOVERY = "benefit-ledger-entry", "budget-envelope", "recovery-case"
LIXIA = "370102000000"
FUND = "Employment Subsidy Fund"


def envelope() -> dict[str, object]:
	"""Give the county's own budget of the demonstration."""
	filters = {"division": LIXIA, "fund": FUND, "note": ("is", "not set")}
	return stored_rows("Budget Envelope", filters, ["name", "committed", "paid", "money_left"])[0]


def free_year() -> str:
	"""Give a year of which there is no budget yet, however often the story is told."""
	return str(1 + max(int(str(row["year"])) for row in stored_rows("Budget Envelope", {}, ["year"])))


# A month is paid to two people; of one the demonstration's second officer has heard already.
PAID_AND_HEARD = """
from shequ_weiye.policies.recovery.factories import make_paid, make_recovery
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.setup.demo_recovery import COLLEAGUE
def paid(name, number):
	person = make_resident(full_name=name, id_number=number, division={community!r})
	return make_paid(person.name, "2026-03", division={community!r})
(first,) = paid("测试线索人", {numbers[0]!r})
case = make_recovery(paid("测试退款人", {numbers[1]!r}), "Pending Recovery Decision", COLLEAGUE, COLLEAGUE)
frappe.db.commit()
print(first, case.name)
"""


def paid_and_heard() -> list[str]:
	"""Name a payment in the ledger, and a case about another one that waits for its decision."""
	numbers = (new_id_number(), new_id_number())
	script = PAID_AND_HEARD.format(community=COMMUNITY_CODE, numbers=numbers)
	return in_site(script).splitlines()[-1].split()


def enter_receipt(finance: Desk, amount: str, voucher: str) -> None:
	"""Enter what came back from its button."""
	finance.press("录入退款")
	finance.wait_for_dialog()
	finance.fill("amount", amount)
	finance.fill("voucher", voucher)
	finance.page.locator(".modal.show .btn-modal-primary").click()
	expect(finance.page.locator(".modal.show")).to_have_count(0)
	finance.settle()


def test_finance_writes_a_budget_and_sees_what_is_left(desk) -> None:
	finance = desk(FINANCE)
	finance.go(f"{ENVELOPE}/new")
	finance.select("fund", "Social and Charity Funds")
	finance.fill("year", free_year())
	finance.pick_link("division", "历下区")
	finance.fill("total", "50000")
	finance.fill("note", "示例预算文号")
	finance.save()
	assert finance.form_value("money_left") == 50_000
	finance.open_form(ENVELOPE, str(envelope()["name"]))
	expect(finance.page.locator("[data-fieldname='numbers_html']")).to_contain_text(
		"按目前进度，年底预计使用"
	)
	finance.shot("预算")
	finance.go(ENVELOPE)
	finance.shot("预算列表")


def test_what_was_paid_comes_back_by_a_decision_in_instalments(desk) -> None:
	county, finance = desk(COUNTY), desk(FINANCE)
	first, case = paid_and_heard()
	before = envelope()

	county.open_form(LEDGER, first)
	county.press("发起追回")
	county.wait_for_dialog()
	county.select("ground", "Paid Twice")
	county.fill("finding", "比对发放明细：同月已在外县领取。")
	county.page.locator(".modal.show .btn-modal-primary").click()
	county.page.wait_for_url("**/recovery-case/ZH-*")
	county.settle()
	assert "不向同一人" in county.page.locator(".form-layout:visible").inner_text()
	county.shot("追回线索")

	county.open_form(RECOVERY, case)
	county.fill("decision_text", "依据《济南市灵活就业社会保险补贴办法（示例）》第五条。")
	county.fill("pay_to", "历下区公共就业服务中心（示例）账户")
	county.fill("instalment_count", "2")
	county.fill("first_due_on", f"{today() + timedelta(days=30):%Y-%m-%d}")
	county.save()
	county.act("作出追回决定")
	county.shot("追回决定")

	finance.open_form(RECOVERY, case)
	enter_receipt(finance, "200", "示例凭证-1")
	assert (finance.form_value("returned"), finance.form_value("owed")) == (200, 300)
	finance.shot("部分退回")
	enter_receipt(finance, "300", "示例凭证-2")
	assert finance.form_value("workflow_state") == "Recovery Settled"
	assert float(str(envelope()["paid"])) == float(str(before["paid"])) - 500

	county.go(RECOVERY)
	county.shot("追回列表")
	county.page.set_viewport_size(PHONE._asdict())
	county.open_form(RECOVERY, case)
	county.shot("手机上的追回")
	sheet = urlencode({"doctype": "Recovery Case", "name": case, "format": "Recovery Decision Notice"})
	county.page.goto(f"{county.base_url}/printview?{sheet}", wait_until="networkidle")
	expect(county.page.locator(".print-format")).to_contain_text("六十日")
	county.shot("追回决定书")
