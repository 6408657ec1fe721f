"""What a benefit application (补贴申请) may be made for."""

from __future__ import annotations

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.benefits import CONTRACT, MONTH, ONCE, YEAR

BENEFIT_APPLICATION = "Benefit Application"

# Applied for elsewhere: the startup grant has its own form, loans are decided by banks, a place pays nothing.
OTHER_WAYS: frozenset[str] = frozenset(
	{p.STARTUP_GRANT, p.PERSONAL_LOAN, p.ENTERPRISE_LOAN, p.FREE_SPACE},
)

# Granted to an employer for what it does, not for a person whom it employs.
WITHOUT_PERSONS: frozenset[str] = frozenset({p.STATION_SUBSIDY, p.ENTERPRISE_LOAN_INTEREST})

# For which period of the ledger the amounts of a version are granted.
PERIOD_OF_AMOUNT: dict[str, str] = {
	"Once": ONCE,
	"Every Month": MONTH,
	"Every Year": YEAR,
	"Per Course": CONTRACT,
	"Per Contract": CONTRACT,
}
