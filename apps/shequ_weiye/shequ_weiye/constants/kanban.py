"""The boards that the app ships: cards in one column per stage."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants import jobs as j
from shequ_weiye.constants import residents as r
from shequ_weiye.constants import training as t


class Column(NamedTuple):
	"""One column: a value of the board's field, and its colour (one of Frappe's)."""

	value: str
	colour: str


class Board(NamedTuple):
	"""One board; its name is shown translated, its cards show ``fields`` below the title."""

	name: str
	document_type: str
	field: str
	columns: tuple[Column, ...]
	fields: tuple[str, ...] = ()


STAGES_OF_MONEY: tuple[Column, ...] = (
	Column(s.DRAFT, "Gray"),
	Column(s.PENDING_ACCEPTANCE, "Orange"),
	Column(s.PENDING_STREET_REVIEW, "Orange"),
	Column(s.PENDING_COUNTY_APPROVAL, "Orange"),
	Column(s.CORRECTION_REQUIRED, "Red"),
	Column(s.IN_PUBLICITY, "Blue"),
	Column(s.PENDING_PAYMENT, "Cyan"),
	Column(s.PAID, "Green"),
	Column(s.CLOSED, "Gray"),
	Column(s.REFUSED, "Gray"),
	Column(s.WITHDRAWN, "Gray"),
	Column(s.TERMINATED, "Gray"),
)

BOARDS: tuple[Board, ...] = (
	Board(
		"Job Fairs by Stage",
		"Job Fair",
		"workflow_state",
		(
			Column(j.DRAFT, "Gray"),
			Column(j.PENDING_STREET_REVIEW, "Orange"),
			Column(j.PENDING_PUBLICATION, "Blue"),
			Column(j.PUBLISHED, "Green"),
			Column(j.HELD, "Yellow"),
			Column(j.SUMMED_UP, "Cyan"),
			Column(j.CANCELLED, "Red"),
		),
		("starts_at",),
	),
	Board(
		"Referrals by Outcome",
		"Job Referral",
		"outcome",
		(
			Column(j.AWAITING_FEEDBACK, "Orange"),
			Column(j.INTERVIEW, "Blue"),
			Column(j.HIRED, "Green"),
			Column(j.NOT_HIRED, "Gray"),
			Column(j.DECLINED, "Gray"),
		),
		("post_title", "referred_on"),
	),
	Board(
		"Assistance Records by Stage",
		"Assistance Record",
		"workflow_state",
		(
			Column(a.OPENED, "Orange"),
			Column(a.PLANNED, "Blue"),
			Column(a.IN_PROGRESS, "Green"),
			Column(a.CLOSED, "Gray"),
			Column(a.EXITED, "Gray"),
		),
		("lateness", "next_due_on"),
	),
	Board(
		"Residents by Stage",
		"Resident",
		"workflow_state",
		(
			Column(r.REGISTERED, "Orange"),
			Column(r.VERIFIED, "Green"),
			Column(r.HANDED_OVER, "Yellow"),
			Column(r.LEFT, "Gray"),
		),
		("employment_status", "recheck_due_on"),
	),
	Board(
		"Startup Applications by Stage",
		"Startup Application",
		"workflow_state",
		STAGES_OF_MONEY,
		("applicant_name", "step_due_on"),
	),
	Board(
		"Benefit Applications by Stage",
		"Benefit Application",
		"workflow_state",
		STAGES_OF_MONEY,
		("policy", "step_due_on"),
	),
	Board(
		"Training Needs by Stage",
		"Training Need",
		"workflow_state",
		(
			Column(t.COLLECTED, "Orange"),
			Column(t.VERIFIED, "Blue"),
			Column(t.OFFERED, "Light Blue"),
			Column(t.TRAINED, "Green"),
			Column(t.CLOSED, "Gray"),
			Column(t.WITHDRAWN, "Red"),
		),
		("direction", "stage_since"),
	),
	Board(
		"Training Classes by Status",
		"Training Class",
		"status",
		(
			Column(t.PLANNED, "Gray"),
			Column(t.OPEN, "Blue"),
			Column(t.RUNNING, "Yellow"),
			Column(t.FINISHED, "Green"),
			Column(t.CANCELLED, "Red"),
		),
		("starts_on", "place", "enrolled"),
	),
)
