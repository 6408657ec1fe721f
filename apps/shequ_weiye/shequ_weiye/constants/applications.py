"""The stages that every application for money goes through, whatever is applied for."""

from __future__ import annotations

DRAFT = "Draft"
PENDING_ACCEPTANCE = "Pending Acceptance"
PENDING_STREET_REVIEW = "Pending Street Review"
PENDING_COUNTY_APPROVAL = "Pending County Approval"
CORRECTION_REQUIRED = "Correction Required"
IN_PUBLICITY = "In Publicity"
PENDING_PAYMENT = "Pending Payment"
PAID = "Paid"
CLOSED = "Closed"
REFUSED = "Refused"
WITHDRAWN = "Withdrawn"
TERMINATED = "Terminated"

# An application in one of these states leaves the way free to apply again.
RELEASING_STATES: frozenset[str] = frozenset({REFUSED, WITHDRAWN, TERMINATED})

# The applicant, the public or the bank is to act: the time that the office promised does not run.
# Source: operating rules A.0 finding 3.
UNCOUNTED_STATES: frozenset[str] = frozenset({DRAFT, CORRECTION_REQUIRED, IN_PUBLICITY, PENDING_PAYMENT})

# Nothing is decided about an application in one of these any more.
FINISHED_STATES: frozenset[str] = RELEASING_STATES | {PAID, CLOSED}

# What must be filled in before an application leaves the draft.
NEEDED_TO_SUBMIT: tuple[str, ...] = ("payee", "bank_name", "bank_account")
