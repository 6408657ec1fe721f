"""The words and limits of decisions on many cases at once (批量办理)."""

from __future__ import annotations

from shequ_weiye.constants.workflows import CONFIRM_PAYMENT

BATCH = "Batch Decision"
LINE = "Batch Decision Line"

# How a batch stands.
IN_PROGRESS = "Being Carried Out"
FINISHED = "Done"

# How a line stands.
WAITING = "Waiting"
DECIDED = "Decided"
NOT_DECIDED = "Not Decided"

# As many as somebody waits for; more are decided by a worker. Source: the issue of the approval kernel.
MOST_AT_ONCE = 200
MOST_TASKS = 50_000

# How many workers carry a batch out at once; where fewer are free, fewer do.
WORKERS = 2

# How many failures the form lists; the others stand in the list of lines.
MOST_LISTED = 100

# A batch of which nothing was heard for so long has lost its worker.
SILENT_MINUTES = 10

# Each payment has a voucher and a day of its own.
NEEDS_MORE_THAN_A_REASON: frozenset[str] = frozenset({CONFIRM_PAYMENT})

# What the browser of the officer is told.
PROGRESS_EVENT = "weiye_batch_decision"
