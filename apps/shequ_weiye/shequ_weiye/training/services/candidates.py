"""Which waiting needs a class could take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.area import area_of

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass

MAX_ROWS = 200
PREFERENCES = {"Daytime": "prefers_daytime", "Evening": "prefers_evening", "Weekend": "prefers_weekend"}
FIELDS = [
	"name",
	"resident_name",
	"division",
	"direction",
	"skill_level",
	"willingness",
	"wanted_item",
	"stage_since",
	*PREFERENCES.values(),
]


def waiting_needs(training_class: TrainingClass) -> list[dict[str, Any]]:
	"""Give the verified needs in the class's division that the user may see, the best fitting first."""
	area = area_of(training_class.division)
	rows = frappe.get_list(
		"Training Need",
		filters=[
			["workflow_state", "=", t.VERIFIED],
			["willingness", "!=", t.NOT_WILLING],
			["division_code", ">=", area.low],
			["division_code", "<=", area.high],
		],
		fields=FIELDS,
		order_by="stage_since asc",
		limit_page_length=MAX_ROWS,
	)
	direction = frappe.get_cached_value("Training Catalogue Item", training_class.catalogue_item, "direction")
	return sorted(
		rows, key=lambda row: -fit(row, training_class.catalogue_item, direction, training_class.session_kind)
	)


def fit(need: dict[str, Any], course: str, direction: str, session_kind: str) -> int:
	"""Rate how well a need fits: the wanted course counts most, then the direction, then the times."""
	return (
		4 * (need.get("wanted_item") == course)
		+ 2 * (need.get("direction") == direction)
		+ bool(need.get(PREFERENCES[session_kind]))
	)
