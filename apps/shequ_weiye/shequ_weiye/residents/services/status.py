"""Keeps what a resident's record shows of status, re-check and age equal to what they follow from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.residents.services.age_groups import age_group, retires_on
from shequ_weiye.residents.services.settings import older_from, residents_settings

if TYPE_CHECKING:
	from frappe.model.document import Document

FACTS = (
	"birth_date",
	"gender",
	"retirement_post",
	"registered_on",
	"last_surveyed_on",
	"status_changed_on",
	"recheck_asked_on",
)
# What the server derives.
DERIVED_FIELDS = ("recheck_due_on", "recheck_asked_on", "age_group", "retires_on")


def derive(resident: Document | frappe._dict, today: date) -> dict[str, Any]:
	"""Give the derived fields of a resident on ``today``.

	Somebody whose status was told, asked for or registered within the days of the settings need not be
	asked again; a reminder given before counts as long as nothing has been told since.
	"""
	birth_date = getdate(resident.birth_date) if resident.birth_date else None
	known_since = [getdate(day) for day in (resident.get(field) for field in FACTS[3:6]) if day]
	recheck_due_on = (
		max(known_since) + timedelta(days=residents_settings().recheck_days) if known_since else None
	)
	asked = getdate(resident.recheck_asked_on) if resident.recheck_asked_on else None
	person = (resident.gender, resident.retirement_post)
	return {
		"recheck_due_on": recheck_due_on,
		"recheck_asked_on": asked if asked and recheck_due_on and asked >= recheck_due_on else None,
		"retires_on": retires_on(birth_date, *person),
		"age_group": age_group(birth_date, *person, today, older_from()) if birth_date else None,
	}


def latest_status(resident: str) -> dict[str, Any]:
	"""Give the status on the record of a resident by the latest change: of one day, that entered last."""
	# The caller has checked the user against the resident.
	rows = frappe.get_all(
		"Employment Status Change",
		filters={"resident": resident},
		fields=["status as employment_status", "changed_on as status_changed_on"],
		order_by="changed_on desc, creation desc, name desc",
		limit=1,
	)
	return dict(rows[0]) if rows else {}


def refresh(name: str) -> bool:
	"""Bring one resident's derived fields up to date; answer whether any changed."""
	fields = ["employment_status", *FACTS, *(field for field in DERIVED_FIELDS if field not in FACTS)]
	# Locked, so that two changes told at once leave the later one; whoever told a change was checked
	# against the resident, else the clock asks.
	resident = frappe.db.get_value("Resident", name, fields, as_dict=True, for_update=True)
	before = dict(resident)
	resident.update(latest_status(name))
	resident.update(derive(resident, getdate(nowdate())))
	changed = {
		field: value for field, value in resident.items() if (before[field] or None) != (value or None)
	}
	if changed:
		# Only derived fields; the time stamp stays, so that no open form is refused because of them.
		frappe.db.set_value("Resident", name, changed, update_modified=False)
	return bool(changed)
