"""Vocabularies and quotas of the assistance ledger (plan 2023-2025, task 16)."""

from __future__ import annotations

POLICY = "Policy"
GUIDANCE = "Guidance"
JOB = "Job"
TRAINING = "Training"

# "12333": in one year at least 2 policy contacts and 3 each of guidance, job and training information.
QUOTA_FLOORS: dict[str, int] = {POLICY: 2, GUIDANCE: 3, JOB: 3, TRAINING: 3}

KINDS: tuple[str, ...] = tuple(QUOTA_FLOORS)

# 四位一体.
AID_KINDS: tuple[str, ...] = (
	"Basic Employment Service Aid",
	"Special Employment Policy Aid",
	"Aid for Particular Groups",
	"Urgent Employment Aid",
)

# --- stages of an assistance record

OPENED = "Opened"
PLANNED = "Planned"
IN_PROGRESS = "In Progress"
CLOSED = "Closed"
EXITED = "Exited"

OPEN_STAGES: tuple[str, ...] = (OPENED, PLANNED, IN_PROGRESS)

MOVED_AWAY = "Moved Away"

# Operating rules A.1: when a registration is cancelled or a recognition ends; counties differ.
EXIT_REASONS: tuple[str, ...] = (
	"Found Work",
	"Started a Business",
	"Draws a Pension",
	"Studies or Serves in the Army",
	MOVED_AWAY,
	"Unable to Work",
	"Refused Service Three Times",
	"Lost Contact",
	"Own Request",
	"Serves a Sentence",
	"Died",
	"Recorded by Mistake",
)

# --- how far a service year is

ON_TRACK = "On Track"
DUE = "Due"
LATE = "Late"
DONE = "Done"
IMPOSSIBLE = "Impossible"

# From the best to the worst.
STATUSES: tuple[str, ...] = (DONE, ON_TRACK, DUE, LATE, IMPOSSIBLE)

# Somebody must act; a service that can no longer be done is late for good.
WAITING_STATUSES: tuple[str, ...] = (DUE, LATE, IMPOSSIBLE)
MISSED_STATUSES: tuple[str, ...] = (LATE, IMPOSSIBLE)

# --- when a service year begins

FROM_REGISTRATION = "Registration Date"
CALENDAR_YEAR = "Calendar Year"
WINDOW_KINDS: tuple[str, ...] = (FROM_REGISTRATION, CALENDAR_YEAR)

# --- contacts

TELEPHONE = "Telephone"
HOME_VISIT = "Home Visit"
STATION = "Service Station"
ONLINE = "By Internet"
CHANNELS: tuple[str, ...] = (TELEPHONE, HOME_VISIT, STATION, ONLINE)

ACCEPTED = "Accepted"
DECLINED = "Declined"
NOT_REACHED = "Not Reached"
OUTCOMES: tuple[str, ...] = (ACCEPTED, DECLINED, NOT_REACHED)

# Only a service that the person took counts (operating rules A.5, counting).
COUNTED_OUTCOMES: frozenset[str] = frozenset({ACCEPTED})

# 劳动法 art. 15.
MINIMUM_AGE = 16
