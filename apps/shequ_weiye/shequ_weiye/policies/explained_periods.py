"""The window of applications and the renewal of a version in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from frappe import _
from frappe.utils import getdate

from shequ_weiye.policies.services.evaluation import evaluate
from shequ_weiye.policies.services.windows import period_end

if TYPE_CHECKING:
	from shequ_weiye.policies.services.fact_types import Known
	from shequ_weiye.policies.services.windows import Window
	from shequ_weiye.policies.versions import Version


def explain_window(version: Version, applied_on: date) -> list[dict[str, Any]]:
	"""Give the window as one line of the conditions; none where applications are taken all year."""
	if not version.window:
		return []
	is_open = version.window.is_open(applied_on)
	line = _("Applications are taken from {0} to {1} of every year; day of application: {2}")
	return [
		{
			"verdict": "yes" if is_open else "no",
			"text": line.format(version.window.opens, version.window.closes, applied_on.isoformat()),
			"message": "" if is_open else closed_text(version.window, applied_on),
			"clause": "",
			"row": 0,
		}
	]


def closed_text(window: Window, day: date) -> str:
	"""Say when a window that is closed opens again."""
	message = _("No applications are taken now. Apply from {0} to {1}.")
	opening = window.next_opening(day)
	return message.format(opening.isoformat(), window.closing(opening).isoformat())


def explain_opening(version: Version, facts: Mapping[str, Known], on: date) -> dict[str, Any]:
	"""Say from when somebody is entitled whom only a closed window keeps from it today."""
	opening = version.window.next_opening(on) if version.window else on
	begins = opening if evaluate(version.tree, facts, opening).verdict else None
	text = (
		_("Entitled from {0} on, if nothing else changes").format(begins.isoformat())
		if begins
		else _("Not by the passing of time alone")
	)
	return {"since": None, "until": None, "begins": begins and begins.isoformat(), "text": text}


def explain_renewal(version: Version, until: str | None, on: date) -> str:
	"""Say for which period is granted what is applied for now, and when to apply again; empty without renewal."""
	ends = period_end(version.renewal, on)
	if not ends:
		return ""
	if until and getdate(until) <= ends:
		text = _("Granted until {0}, not to be renewed").format(until)
	else:
		message = _("Granted until {0}; renew from {1} on ({2})")
		text = message.format(ends.isoformat(), (ends + timedelta(days=1)).isoformat(), _(version.renewal))
	return f"{text} {version.renewal_note}".strip()
