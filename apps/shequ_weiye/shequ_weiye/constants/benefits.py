"""Vocabularies of the ledger of benefits (享受台账) and of budget envelopes, and what each entry does."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants import policies as p

LEDGER = "Benefit Ledger Entry"
ENVELOPE = "Budget Envelope"

# --- entries

GRANTED = "Benefit Granted"
PAID = "Benefit Paid"
CANCELLED = "Grant Cancelled"
REFUND_DEMANDED = "Refund Demanded"
DEMAND_WITHDRAWN = "Demand Withdrawn"
REFUND_RECEIVED = "Refund Received"
# Parts of what was demanded, with negative amounts; the last one of a period of which all came back.
INSTALMENT_RECEIVED = "Instalment Received"
REFUND_COMPLETED = "Refund Completed"


class Effect(NamedTuple):
	"""What an entry does: which kinds it may follow, and how it changes what is counted.

	``counts`` is added to the times granted and ``owed``, times the amount, to what the person owes.
	"""

	follows: tuple[str, ...] = ()
	counts: int = 0
	owed: int = 0


# Operating rules A.4: what was paid is taken back by a decision, and a refund frees the way for a new claim.
EFFECTS: dict[str, Effect] = {
	GRANTED: Effect(counts=1),
	PAID: Effect((GRANTED,)),
	CANCELLED: Effect((GRANTED,), counts=-1),
	REFUND_DEMANDED: Effect((PAID, DEMAND_WITHDRAWN, INSTALMENT_RECEIVED), owed=1),
	DEMAND_WITHDRAWN: Effect((REFUND_DEMANDED, INSTALMENT_RECEIVED), owed=-1),
	# Of demands from before there were recovery cases: all at once.
	REFUND_RECEIVED: Effect((REFUND_DEMANDED,), counts=-1, owed=-1),
	INSTALMENT_RECEIVED: Effect((REFUND_DEMANDED, INSTALMENT_RECEIVED), owed=1),
	REFUND_COMPLETED: Effect((REFUND_DEMANDED, INSTALMENT_RECEIVED), counts=-1, owed=1),
}

# --- for what a benefit is granted

MONTH, YEAR, CONTRACT, ONCE = "Month", "Calendar Year", "Contract or Course", "Once in Life"
PERIOD_KINDS: tuple[str, ...] = (MONTH, YEAR, CONTRACT, ONCE)

# Within what two policies exclude each other, as versions say.
SAME_MONTH, SAME_YEAR, SAME_CONTRACT, FOR_LIFE = "Same Month", "Same Year", "Same Contract", "For Life"

# What a version caps for one person, in a calendar year or for life.
CAP_TIMES, CAP_AMOUNT = "Times", "Amount"
CAP_PERIODS: tuple[str, ...] = (SAME_YEAR, FOR_LIFE)

# Operating rules A.0 4: whoever is less than five years from retirement at the first approval gets it until then.
NEAR_RETIREMENT_MONTHS = 60

# Which reported fact counts the months of a family granted before this system.
INSURANCE_FAMILIES: tuple[str, ...] = (p.FLEXIBLE_INSURANCE, p.EMPLOYER_INSURANCE, p.DOMESTIC_INSURANCE)
MONTHS_BEFORE: dict[str, str] = {
	**dict.fromkeys(INSURANCE_FAMILIES, "insurance_subsidy_months"),
	p.PUBLIC_WELFARE_POST: "welfare_post_months",
}

# --- money; operating rules A.4, fund sources

SUBSIDY_FUND = "Employment Subsidy Fund"
FUNDS: tuple[str, ...] = (
	SUBSIDY_FUND,
	"Unemployment Insurance Fund",
	"Skills Training Special Account",
	"Social and Charity Funds",
)

# 直补社区 is budgeted community by community.
SUBSIDIES, DIRECT_GRANTS = "Subsidies", "Direct Grants to Communities"
ENVELOPE_KINDS: tuple[str, ...] = (SUBSIDIES, DIRECT_GRANTS)
