"""Recoveries for tests and demonstrations, moved by the officers whose turn it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.benefits import PAID
from shequ_weiye.constants.workflows_recovery import DECIDE, RECORD_HEARING
from shequ_weiye.policies.benefits.factories import month, month_grant
from shequ_weiye.policies.benefits.ledger import follow, record_grants
from shequ_weiye.policies.recovery.api import start
from shequ_weiye.territory.factories import acting_as

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.recovery_case.recovery_case import RecoveryCase

FINDING = "比对职工参保记录：自当月起由用人单位参保。"
HEARING = {
	"hearing_way": "Visit",
	"statement": "本人承认入职后没有告知社区，愿意分期退回。",
}
DECISION = {
	"decision_text": "入职参保后不再符合灵活就业条件，依据《济南市灵活就业社会保险补贴办法（示例）》第五条。",
	"pay_to": "历下区公共就业服务中心（示例）账户，电话 0531-00000000，工作日 8:30—17:00",
}


def make_paid(resident: str, *months: str, **overrides: Any) -> list[str]:
	"""Grant and pay the subsidy for months such as ``2026-03``; give the entries of the payments."""
	grants = [month_grant(resident, month(text), **overrides) for text in months]
	return [follow(name, PAID, "示例拨付") for name in record_grants(grants)]


def make_recovery(
	entries: list[str], state: str, finder: str, decider: str, instalments: int = 1
) -> RecoveryCase:
	"""Suspect payments and bring the case into ``state``: ``finder`` suspects and hears, ``decider`` decides."""
	with acting_as(finder):
		case = frappe.get_doc(r.CASE, start(entries, "Insured by an Employer", FINDING))
		if state == r.SUSPECTED:
			return case
		hear(case)
	if state == r.DECIDED:
		with acting_as(decider):
			decide(case, instalments)
	case.reload()
	return case


def hear(case: RecoveryCase) -> None:
	"""Write down what the person said, and send the case to its decision."""
	case.update({**HEARING, "heard_on": nowdate()})
	case.save()
	case.act(RECORD_HEARING)


def decide(case: RecoveryCase, instalments: int = 1) -> None:
	"""Demand all that is suspected, from a month from now on."""
	case.reload()
	case.update({**DECISION, "instalment_count": instalments, "first_due_on": add_days(nowdate(), 30)})
	case.save()
	case.act(DECIDE)
