"""Brings the policies of the plan into a site: each version once, by the key of the release.

What a county wrote, superseded or repealed is never touched. Where a release says something else than the
shipped version that is in force, a new version supersedes it from the day of the upgrade on: no version in
force is edited. The numbers of the files order them, because exclusions name other policies.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants.policies import FIXED, IN_FORCE
from shequ_weiye.policies.field_changes import changed_fields
from shequ_weiye.policies.version_checks import check_complete, check_rules, end_predecessor
from shequ_weiye.policies.versions import dated

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy_version.policy_version import PolicyVersion

FOLDER = Path(__file__).resolve().parent.parent / "data" / "policies"

# Operating rules A.3: the chain and the working days for every money item, unless a version says otherwise.
STANDARD_ROUTE = (
	("Community", "Community Officer", "Accept", 3),
	("Street", "Street Officer", "Review", 3),
	("County", "County Officer", "Recheck", 5),
	("County", "County Officer", "Publicity", 5),
	("County", "County Finance Officer", "Pay", 10),
)
PLAIN_FIELDS = (
	"effective_to",
	"months_limit",
	"extends_to_retirement",
	"renewal",
	"renewal_note",
	"window_from",
	"window_to",
	"publicity_days",
	"publicity_day_kind",
)
TABLES = (
	"sources",
	"parameters",
	"condition_groups",
	"conditions",
	"amounts",
	"documents",
	"route",
	"exclusions",
	"caps",
)
# What a version says, beside the place and the day from which it says so.
SAID = frozenset({*PLAIN_FIELDS, *TABLES})


def ship_policies() -> None:
	"""Make the policies and versions of the release that are missing."""
	files = list(shipped())
	for content in files:
		_ship_policy(content["policy"])
	for content in files:
		for version in content["version"]:
			_ship_version(content["policy"]["name"], version)


def shipped() -> Iterator[dict[str, Any]]:
	"""Give the contents of the files in order."""
	for path in sorted(FOLDER.glob("*.toml")):
		yield tomllib.loads(path.read_text(encoding="utf-8"))


def _ship_policy(values: dict[str, Any]) -> None:
	if frappe.db.exists("Policy", values["name"]):
		return
	fields = {key: value for key, value in values.items() if key != "name"}
	frappe.get_doc({"doctype": "Policy", "policy_name": values["name"], **fields}).insert()


def _ship_version(policy: str, values: dict[str, Any]) -> None:
	doc = frappe.new_doc("Policy Version")
	doc.update({"policy": policy, **_fields(values)})
	shipped_before = frappe.db.get_value("Policy Version", {"shipped_key": values["key"]})
	if shipped_before:
		predecessor = frappe.get_doc("Policy Version", shipped_before)
		if not _is_to_be_superseded(predecessor, doc):
			return
		_supersede(predecessor, doc)
	doc.insert()
	check_complete(doc)
	# Reviewed with the release: no person of this site puts it in force. The same rules were checked.
	doc.db_set({"shipped_key": values["key"], "workflow_state": IN_FORCE})
	end_predecessor(doc)


def _is_to_be_superseded(stored: PolicyVersion, release: PolicyVersion) -> bool:
	"""Answer whether a shipped version decides still, and the release says something else than it does."""
	last_day = dated(stored).last_day
	if (
		stored.workflow_state != IN_FORCE
		or stored.superseded_by
		or (last_day and last_day < getdate(nowdate()))
	):
		return False
	check_rules(release)  # writes the plan's limits beside the parameters, as the stored version has them
	return bool(SAID.intersection(changed_fields(stored, release, ignored=())))


def _supersede(predecessor: PolicyVersion, doc: PolicyVersion) -> None:
	"""Let the new version begin today, and keep the key of the release for it alone."""
	after = add_days(predecessor.effective_from, 1)
	doc.supersedes, doc.effective_from = predecessor.name, max(getdate(nowdate()), getdate(after))
	# Only the release's own mark; what the version says stays.
	predecessor.db_set("shipped_key", None, update_modified=False)


def _fields(values: dict[str, Any]) -> dict[str, Any]:
	plain = {field: values[field] for field in PLAIN_FIELDS if field in values}
	return {
		**plain,
		"division": values["division"],
		"effective_from": values["effective_from"],
		"sources": _rows(values["sources"], "document_number", "clause", "summary"),
		"parameters": _rows(
			values["parameters"], "parameter", "label", "value_type", "value", "unit", "mark"
		),
		"condition_groups": _rows(values.get("groups", ()), "group_label", "match", "inside", "message"),
		"conditions": [_condition(row) for row in values["conditions"]],
		"amounts": [_amount(line) for line in values.get("amounts", ())],
		"documents": _rows(values["documents"], "document_name", "from_data_sharing"),
		"route": _rows(values.get("route", STANDARD_ROUTE), "level", "role", "step_action", "working_days"),
		"caps": _rows(values.get("caps", ()), "measure", "within", "parameter"),
		"exclusions": _rows(values.get("exclusions", ()), "excluded_policy", "period", "note"),
	}


def _rows(rows: Any, *fields: str) -> list[dict[str, Any]]:
	return [dict(zip(fields, row, strict=True)) for row in rows]


def _condition(row: list[str]) -> dict[str, str]:
	"""A value that begins with @ is the name of a parameter."""
	fact, operator, value, message, clause, *group = row
	column = {"parameter": value[1:]} if value.startswith("@") else {"value": value}
	words = {"message": message, "clause": clause, "in_group": "".join(group)}
	return {"fact": fact, "operator": operator, **column, **words}


def _amount(line: dict[str, Any]) -> dict[str, Any]:
	fact, operator, value = line.get("when", ("", "", ""))
	return {
		"label": line["label"],
		"when_fact": fact,
		"when_operator": operator,
		"when_value": value,
		"basis": line.get("basis", FIXED),
		"parameter": line["parameter"],
		"fact": line.get("fact"),
		"cap_parameter": line.get("cap"),
		"period": line["period"],
	}
