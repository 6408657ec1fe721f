"""Vocabularies of guaranteed startup loans (创业担保贷款); the product records what the bank decided and never lends."""

from __future__ import annotations

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import policies as p

LOAN = "Startup Loan"
QUARTER = "Loan Interest Quarter"

# The policies by which banks lend, and by which of them interest is discounted: each has its own cap.
DISCOUNT_OF: dict[str, str] = {
	p.PERSONAL_LOAN: p.PERSONAL_LOAN_INTEREST,
	p.ENTERPRISE_LOAN: p.ENTERPRISE_LOAN_INTEREST,
}

# The stages after the county has qualified the borrower.
WITH_GUARANTOR = "With Guarantor"
WITH_BANK = "With Bank"
PENDING_RELEASE = "Pending Release"
IN_REPAYMENT = "In Repayment"
SETTLED = "Loan Settled"
ENDED = "Loan Ended"

# The loan is paid out.
RELEASED_STATES: frozenset[str] = frozenset({IN_REPAYMENT, SETTLED, ENDED})
FINISHED_STATES: frozenset[str] = s.RELEASING_STATES | {SETTLED, ENDED}

# Guarantor, bank or borrower is to act: the time that the office promised does not run.
UNCOUNTED_STATES: frozenset[str] = s.UNCOUNTED_STATES | {
	WITH_GUARANTOR,
	WITH_BANK,
	PENDING_RELEASE,
	IN_REPAYMENT,
}

BY_INSTITUTION = "Guarantee Institution"
WITHOUT_GUARANTEE = "No Guarantee Needed"
GUARANTEES: tuple[str, ...] = (BY_INSTITUTION, WITHOUT_GUARANTEE)

# Days before a payment is due from which the form says so.
SAID_BEFORE = 15
