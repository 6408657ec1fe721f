"""Two who enter the same voucher at the same moment: it counts once."""

from __future__ import annotations

from collections.abc import Iterator

import frappe
import pytest
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import recovery as r
from shequ_weiye.policies.benefits.factories import forget_grants
from shequ_weiye.policies.recovery.decision import decide
from shequ_weiye.policies.recovery.factories import FINDING, make_paid
from shequ_weiye.policies.recovery.receipts import enter
from shequ_weiye.policies.recovery.suspicion import suspect
from shequ_weiye.policies.services.recovery_rules import Receipt
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.tests.at_once import at_once

TABLES = (r.LINE, r.INSTALMENT, r.RECEIPT)


@pytest.fixture
def decided() -> Iterator[str]:
	"""Commit a decided case that every connection sees, and take everything away again."""
	resident = str(make_resident().name)
	case = suspect(
		[frappe.get_doc(b.LEDGER, name) for name in make_paid(resident, "2026-01", "2026-02")],
		"Paid Twice",
		FINDING,
	)
	case.update({"instalment_count": 2, "first_due_on": add_days(nowdate(), 9), "workflow_state": r.DECIDED})
	decide(case)
	# Past the steps, which belong to officers whom the site would keep.
	case.db_update_all()
	frappe.db.commit()
	yield case.name
	frappe.db.rollback()
	for table in TABLES:
		frappe.db.delete(table, {"parent": case.name})
	frappe.db.delete(r.CASE, {"name": case.name})
	frappe.db.delete("Notification Log", {"document_name": case.name})
	frappe.db.delete("Version", {"docname": case.name})
	forget_grants([resident])
	frappe.delete_doc("Resident", resident, force=True)
	frappe.db.commit()


def test_the_same_voucher_entered_by_two_at_once_counts_once(decided: str) -> None:
	receipt = Receipt("P-1", getdate(nowdate()), 700)

	def receive() -> None:
		enter(frappe.get_doc(r.CASE, decided, for_update=True), receipt)

	assert at_once(("Administrator", receive), ("Administrator", receive)) == [None, None]
	frappe.db.rollback()
	case = frappe.get_doc(r.CASE, decided)
	assert (case.returned, case.owed, len(case.receipts)) == (700, 300, 1)
	came = {"kind": ("in", (b.INSTALMENT_RECEIVED, b.REFUND_COMPLETED)), "resident": case.resident}
	amounts = frappe.get_all(b.LEDGER, came, pluck="amount", order_by="period")
	assert amounts == [-500, -200]
