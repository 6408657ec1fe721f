"""Facts that the ledger of benefits tells; pure. One aggregate each, for one person and for a whole county.

What is reported of them (``Policy Fact``) is the time before this system, and other places: months are added
to it, and a yes of the ledger is a yes.
"""

from __future__ import annotations

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.policies import PERSONAL_LOAN, PUBLIC_WELFARE_POST, STARTUP_GRANT
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.services.fact_types import FactType, Value
from shequ_weiye.policies.services.sql import Sql


def _times(families: tuple[str, ...], period_kind: str) -> Sql:
	places = ", ".join(["%s"] * len(families))
	text = f"sum(case when l.family in ({places}) and l.period_kind = %s then l.counts else 0 end)"
	return Sql(text, (*families, period_kind))


# By the fact; each counts entries ``l`` of the ledger.
LEDGER_FACTS: dict[str, Sql] = {
	"insurance_subsidy_months": _times(b.INSURANCE_FAMILIES, b.MONTH),
	"welfare_post_months": _times((PUBLIC_WELFARE_POST,), b.MONTH),
	"grant_received_before": _times((STARTUP_GRANT,), b.ONCE),
	"loans_received": _times((PERSONAL_LOAN,), b.CONTRACT),
	"refund_owed": Sql("sum(l.owed * l.amount)", ()),
}


def combine(fact: str, reported: Value, counted: float | None) -> Value:
	"""Give the fact from what was reported and what the ledger counts."""
	if not counted or counted < 0:
		return reported
	if FACTS[fact].type is FactType.YES_NO:
		return True
	return float(counted) + (reported if isinstance(reported, int | float) else 0)


def combined_column(fact: str) -> str:
	"""Give :func:`combine` as a column over the derived tables ``reported`` and ``ledger``."""
	counted = f"if(ledger.`{fact}` > 0, ledger.`{fact}`, null)"
	if FACTS[fact].type is FactType.YES_NO:
		return f"if({counted} is null, reported.`{fact}`, 1) as `{fact}`"
	return f"if({counted} is null, reported.`{fact}`, {counted} + coalesce(reported.`{fact}`, 0)) as `{fact}`"
