"""The kinds of records whose stage the public may look up by number and mobile; modules add theirs here."""

from __future__ import annotations

from typing import NamedTuple


class ProgressKind(NamedTuple):
	"""One kind: its name, how its numbers begin, and who knows the stage.

	``stage_of`` is the path of a function that takes a number and a mobile in normal form and gives the
	stage in words for the public, without any personal data, or nothing unless both belong together.
	"""

	title: str
	prefix: str
	stage_of: str


PROGRESS_KINDS: tuple[ProgressKind, ...] = (
	ProgressKind("Job Fair Sign Up", "BM-", "shequ_weiye.jobs.services.sign_ups.stage_of"),
	ProgressKind("Training Wish", "TW-", "shequ_weiye.training.services.wishes.stage_of"),
	ProgressKind("Startup Subsidy Application", "SI-", "shequ_weiye.startups.services.intakes.stage_of"),
)
