"""The words of recovery (追回): what was paid and is to come back, from the suspicion to the last instalment."""

from __future__ import annotations

CASE = "Recovery Case"
LINE = "Recovery Line"
INSTALMENT = "Recovery Instalment"
RECEIPT = "Recovery Receipt"

# States; operating rules A.4: suspicion, hold, hearing, decision by month, refund in instalments.
SUSPECTED = "Recovery Suspected"
PENDING_DECISION = "Pending Recovery Decision"
DECIDED = "Recovery Decided"
SETTLED = "Recovery Settled"
DROPPED = "Suspicion Dropped"
REVOKED = "Recovery Revoked"

OPEN_STATES = frozenset({SUSPECTED, PENDING_DECISION, DECIDED})
# Nothing of them is held or owed any more.
ENDED_STATES = frozenset({SETTLED, DROPPED, REVOKED})

# Working days for a hearing and for the decision; no office's number was found, 待核实.
HEAR_WITHIN, DECIDE_WITHIN = 10, 10

# How the person was heard; whoever does not answer was invited, which is written down instead.
NO_ANSWER = "Did Not Answer"

# A plan of instalments has one day in each month.
MOST_INSTALMENTS = 36
# Days between two reminders of the same delay.
REMIND_EVERY = 7
