"""Under which policy version a startup application is accepted, and what that version says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.policies import RESIDENT, STARTUP_GRANT
from shequ_weiye.policies.decisions import decide
from shequ_weiye.policies.services.fact_types import Known
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.policies.unreadable import closed_on
from shequ_weiye.policies.versions import version_of_family

if TYPE_CHECKING:
	from datetime import date

	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication

SOURCE = "Startup Application"


def decide_at_acceptance(application: StartupApplication) -> None:
	"""Keep the version in force on the day of acceptance, and the decision by it.

	A case that was returned and is accepted again stays under its version. The decision informs the officers
	who judge; it neither accepts nor refuses by itself.
	"""
	today = getdate(nowdate())
	version = version_of(application)
	if not version:
		return
	subject = read_subject(RESIDENT, application.applicant, today)
	decision = decide(version, subject, today, application, application.facts_of_case())
	application.policy_version, application.policy_decision = version, decision.name


def version_of(application: StartupApplication) -> str | None:
	"""Name the version of the acceptance, or before it the one in force today; none where no place has one."""
	today = getdate(nowdate())
	return application.policy_version or version_of_family(STARTUP_GRANT, application.division, today)


def closed_window(division: str, day: date) -> str:
	"""Say when applications are taken again where none are on ``day``; empty where they are."""
	return closed_on(version_of_family(STARTUP_GRANT, division, getdate(nowdate())), day)


def applied_day(application: StartupApplication) -> date | None:
	"""Give the day of the application; of one that came in online, the day on which the resident sent it."""
	# The intake from which this very application was recorded.
	sent_at = frappe.db.get_value("Startup Intake", {"startup_application": application.name}, "creation")
	day = sent_at or application.applied_on
	return getdate(day) if day else None


def application_facts(application: StartupApplication) -> dict[str, Known]:
	"""Give what the application itself tells; the papers were seen by the officer who accepts it."""
	values = {
		"enterprise_kind": application.enterprise_kind,
		"enterprise_registered_on": getdate(application.registered_on),
		"first_enterprise": bool(application.is_first_startup),
	}
	day = getdate(application.applied_on or nowdate())
	return {key: Known(value, SOURCE, day) for key, value in values.items() if value is not None}
