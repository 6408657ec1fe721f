"""What came of one case in a decision on many."""

from __future__ import annotations

from shequ_weiye.policies.batches.record import DecisionRecord


class BatchDecisionLine(DecisionRecord):
	"""Written by the server as it decides (``policies/batches/lines.py``); it is kept, and nobody writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		batch: DF.Link
		division: DF.Link
		division_code: DF.Data | None
		line_key: DF.Data | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		refusal: DF.SmallText | None
		stage: DF.Link
		state: DF.Literal["Waiting", "Decided", "Not Decided"]
		task: DF.Link
		worked_off_at: DF.Datetime | None
	# end: auto-generated types
