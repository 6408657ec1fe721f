"""A county looks after its budget, and takes back what was paid: one office decides, the other receives."""

from __future__ import annotations

from support.accounts import COUNTY, FINANCE
from support.desk import Desk
from support.records import stored_rows

LEDGER, ENVELOPE = "benefit-ledger-entry", "budget-envelope"
LIXIA = "370102000000"
FUND = "Employment Subsidy Fund"


def envelope() -> dict[str, object]:
	"""Give the county's own budget of the demonstration."""
	filters = {"division": LIXIA, "fund": FUND, "note": ("is", "not set")}
	return stored_rows("Budget Envelope", filters, ["name", "committed", "paid", "money_left"])[0]


def free_year() -> str:
	"""Give a year of which there is no budget yet, however often the story is told."""
	return str(1 + max(int(str(row["year"])) for row in stored_rows("Budget Envelope", {}, ["year"])))


def entry_that_nothing_follows() -> str:
	"""Name a payment that was not claimed back yet."""
	rows = stored_rows("Benefit Ledger Entry", {}, ["name", "kind", "follows"])
	followed = {row["follows"] for row in rows}
	return next(
		str(row["name"]) for row in rows if row["kind"] == "Benefit Paid" and row["name"] not in followed
	)


def record(desk: Desk, step: str, reason: str) -> str:
	"""Record a step of a refund from its button; give the name of the new entry."""
	before = desk.name()
	desk.press(step)
	desk.answer_dialog(reason=reason)
	desk.page.wait_for_function(f"() => cur_frm && cur_frm.doc.name !== '{before}'")
	desk.settle()
	return desk.name()


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
	assert "按目前进度，年底预计使用" in finance.page.locator("[data-fieldname='numbers_html']").inner_text()
	finance.shot("预算")
	finance.go(ENVELOPE)
	finance.shot("预算列表")


def test_what_was_paid_is_demanded_by_one_office_and_received_by_the_other(desk) -> None:
	county, finance = desk(COUNTY), desk(FINANCE)
	paid, before = entry_that_nothing_follows(), envelope()
	county.open_form(LEDGER, paid)
	county.shot("已拨付")
	demand = record(county, "责令退回", "同月由单位参保")
	county.shot("责令退回")
	finance.open_form(LEDGER, demand)
	record(finance, "已退回", "退款凭证 2026-11")
	finance.shot("已退回")
	assert float(envelope()["paid"]) < float(before["paid"])
	county.go(LEDGER)
	county.shot("享受台账")
	county.go("query-report/Benefits by Division")
	county.page.locator(".dt-row").first.wait_for()
	county.settle()
	county.page.wait_for_timeout(1000)  # the chart grows
	county.shot("享受补贴分区统计")
