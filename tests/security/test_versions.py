"""Door 16: the history below a form tells guarded values to everyone who may read the form."""

from __future__ import annotations

import json

from support.accounts import COMMUNITY
from support.attacks import data, on

GUARDS = (on("Version", "before_insert", "versions.mask_guarded_values"),)
DOCTYPE, COLUMN = "Assistance Record", "aid_group"


def test_a_guarded_value_is_not_written_into_the_history(person):
	community = person(COMMUNITY)
	filters = [["workflow_state", "in", ["Opened", "Planned", "In Service"]]]
	name = data(community.get(f"/api/resource/{DOCTYPE}", filters=filters))[0]["name"]
	path = f"/api/resource/{DOCTYPE}/{name}"
	stored = data(community.get(path)).get(COLUMN) or ""
	first, second = [choice for choice in choices(community) if choice not in ("", stored)][:2]
	try:
		for choice in (first, second):
			assert community.put(path, **{COLUMN: choice}).status_code == 200
		form = community.get("/api/method/frappe.desk.form.load.getdoc", doctype=DOCTYPE, name=name)
		changes = json.loads(form.json()["docinfo"]["versions"][0]["data"])["changed"]
		told = next(change for change in changes if change[0] == COLUMN)
		assert first not in told and second not in told
	finally:
		community.put(path, **{COLUMN: stored})


def choices(client) -> list[str]:
	meta = client.get("/api/method/frappe.desk.form.load.getdoctype", doctype=DOCTYPE).json()["docs"][0]
	return next(field["options"] for field in meta["fields"] if field["fieldname"] == COLUMN).split("\n")
