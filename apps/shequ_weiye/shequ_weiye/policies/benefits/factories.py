"""Grants and envelopes for tests and demonstrations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.policies.benefits.accounts import Holder
from shequ_weiye.policies.benefits.caps import pools_of
from shequ_weiye.policies.benefits.ledger import Grant
from shequ_weiye.policies.services.benefit_claims import Period, key_of
from shequ_weiye.policies.versions import version_for
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.budget_envelope.budget_envelope import BudgetEnvelope

FLEXIBLE = "灵活就业社会保险补贴"
GRADUATE_FLEXIBLE = "高校毕业生灵活就业社会保险补贴"
BY_EMPLOYER = "单位吸纳就业困难人员社会保险补贴"
URBAN_POST = "城镇公益性岗位"


def month(text: str) -> Period:
	"""Give the period of a month such as ``2026-03``."""
	return Period(b.MONTH, getdate(f"{text}-01"))


def month_grant(resident: str, period: Period, policy: str = FLEXIBLE, **overrides: Any) -> Grant:
	"""Describe a grant for a month in 千佛山, by the version in force there."""
	version = version_for(policy, QIANFOSHAN_COMMUNITY, period.day)
	values = {"amount": 500.0, "division": QIANFOSHAN_COMMUNITY, "policy_version": version, **overrides}
	return Grant(policy=policy, resident=resident, period=period, **values)


def make_envelope(total: float = 100_000, **overrides: Any) -> BudgetEnvelope:
	"""Make this year's envelope of 历下区."""
	values = {"fund": b.SUBSIDY_FUND, "year": getdate(nowdate()).year, "division": LIXIA, "total": total}
	return frappe.get_doc({"doctype": b.ENVELOPE, **values, **overrides}).insert()


def forget_grants(residents: Iterable[str]) -> None:
	"""Take everything granted to these residents out of the tables, past the controllers that refuse it.

	For tests that commit what other connections must see.
	"""
	# As the system, in tests alone: the tables of the very residents that a test made.
	policies = ["", *frappe.get_all("Policy", pluck="name")]
	fields = ["claim_keys", "policy", "policy_version", "period_day"]
	for resident in residents:
		pools = set(policies)
		# As above.
		for entry in frappe.get_all(b.LEDGER, filters={"resident": resident}, fields=fields):
			keys = frappe.parse_json(entry.claim_keys or "[]") or [""]
			frappe.db.delete("Benefit Claim", {"name": ("in", keys)})
			day = getdate(entry.period_day)
			pools |= {pool for pool, _caps in pools_of(entry.policy, entry.policy_version, day)}
		holder = str(Holder(RESIDENT, resident))
		accounts = [key_of("account", holder, pool) for pool in pools]
		frappe.db.delete("Benefit Account", {"name": ("in", accounts)})
		frappe.db.delete(b.LEDGER, {"resident": resident})
