"""Vocabularies and limits of residents' training (plan 2023-2025, tasks 11 to 13)."""

from __future__ import annotations

# 劳动法 art. 15: work, and with it vocational training for work, from the age of sixteen.
MINIMUM_AGE = 16

# --- stages of a training need

COLLECTED = "Collected"
VERIFIED = "Verified"
OFFERED = "Offered"
TRAINED = "Trained"
CLOSED = "Closed"
WITHDRAWN = "Withdrawn"

NEED_STAGES: tuple[str, ...] = (COLLECTED, VERIFIED, OFFERED, TRAINED, CLOSED, WITHDRAWN)

# A need in one of these stages leaves its resident free to register another for the same direction.
SETTLED_STAGES: frozenset[str] = frozenset({CLOSED, WITHDRAWN})

# --- 四清: skill level, willingness, direction

# 专项职业能力 and the five grades of national vocational qualification.
NO_CERTIFICATE = "No Certificate"
GRADES: tuple[str, ...] = (
	"Special Vocational Ability",
	"Grade Five",
	"Grade Four",
	"Grade Three",
	"Grade Two",
	"Grade One",
)
SKILL_LEVELS: tuple[str, ...] = (NO_CERTIFICATE, *GRADES)

NOT_WILLING = "Not Willing"
WILLINGNESS: tuple[str, ...] = ("Strongly Willing", "Willing", "Undecided", NOT_WILLING)

# Plan task 12 names the fields of training; "Other" takes what a place adds of its own.
DIRECTIONS: tuple[str, ...] = (
	"Household Services",
	"Health and Elderly Care",
	"Online Delivery",
	"Live-stream Sales",
	"Handicraft",
	"Cooking",
	"Construction Trades",
	"Manufacturing",
	"New Occupations",
	"Starting a Business",
	"Other Direction",
)

NEED_SOURCES: tuple[str, ...] = (
	"Home Visit",
	"Station Reception",
	"Telephone",
	"Round of Survey",
	"Online Wish",
	"Other Source",
)
ONLINE_WISH = "Online Wish"

OUTCOMES: tuple[str, ...] = (
	"Found Work",
	"Started a Business",
	"Works Flexibly",
	"Still Looking",
	"Not Looking",
)
# Outcomes that count for the employment rate after training (plan task 12).
IN_WORK_OUTCOMES: frozenset[str] = frozenset({"Found Work", "Started a Business", "Works Flexibly"})

# --- the county's catalogue; plan task 12: whom a kind of training is for

PROGRAMMES: tuple[str, ...] = (
	"Job Transfer Training",
	"Employment Skills Training",
	"Labour Preparation Training",
	"Practical Skills Training",
	"Entrepreneurship Training",
)

# --- classes

PLANNED = "Planned"
OPEN = "Enrolling"
RUNNING = "Running"
FINISHED = "Finished"
CANCELLED = "Cancelled"

CLASS_STATUSES: tuple[str, ...] = (PLANNED, OPEN, RUNNING, FINISHED, CANCELLED)

# From which status a class may go to which.
CLASS_MOVES: dict[str, frozenset[str]] = {
	PLANNED: frozenset({OPEN, CANCELLED}),
	OPEN: frozenset({RUNNING, CANCELLED}),
	RUNNING: frozenset({FINISHED, CANCELLED}),
	FINISHED: frozenset(),
	CANCELLED: frozenset(),
}

# Plan task 13: 夜课, 周末课堂.
SESSION_KINDS: tuple[str, ...] = ("Daytime", "Evening", "Weekend")

PASSED = "Passed"
FAILED = "Not Passed"
ABSENT = "Did Not Attend"
RESULTS: tuple[str, ...] = (PASSED, FAILED, ABSENT)

# --- residents' own wishes

NEW_WISH = "Awaiting Answer"
CONVERTED = "Converted"
REJECTED = "Rejected"
WISH_STATUSES: tuple[str, ...] = (NEW_WISH, CONVERTED, REJECTED)
