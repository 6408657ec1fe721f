"""Consent: asked at the registration, taken over from public forms, required before employers are told anything."""

from __future__ import annotations

import frappe
import pytest
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants import roles as r
from shequ_weiye.constants import training as t
from shequ_weiye.constants.residents import EMPLOYMENT_SERVICES, HANDING_ON_TO_EMPLOYERS, NOTICES, WEB_FORM
from shequ_weiye.jobs.factories import make_post
from shequ_weiye.residents.factories import make_consent, make_id_number, make_resident
from shequ_weiye.residents.services.consents import ConsentMissingError, held_purposes, record_consent
from shequ_weiye.startups.api import record_intake
from shequ_weiye.startups.factories import make_intake
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, make_officer
from shequ_weiye.training.api import convert_wish
from shequ_weiye.training.factories import make_wish

DOCTYPE = "Personal Data Consent"


@pytest.fixture(autouse=True)
def community_officer() -> None:
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))


def consents_of(resident: str) -> list[tuple[str, str, object]]:
	fields = ["purpose", "form", "given_on"]
	rows = frappe.get_all(DOCTYPE, filters={"resident": resident}, fields=fields)
	return [(row.purpose, row.form, row.given_on) for row in rows]


def refer(resident: str) -> object:
	values = {"doctype": "Job Referral", "resident": resident, "job_post": make_post().name}
	return frappe.get_doc(values).insert()


def test_the_consent_told_at_the_registration_is_recorded_with_its_day() -> None:
	registered_on = getdate(add_days(nowdate(), -3))
	resident = make_resident(consent_form="Spoken at the Station", registered_on=registered_on)
	assert consents_of(resident.name) == [(EMPLOYMENT_SERVICES, "Spoken at the Station", registered_on)]


def test_nobody_agrees_unasked() -> None:
	resident = make_resident()
	assert consents_of(resident.name) == []
	resident.run_method("onload")
	assert resident.get_onload("purposes") == []


def test_the_form_of_a_registered_resident_is_told_what_holds() -> None:
	resident = make_resident(consent_form="Paper Form")
	resident.run_method("onload")
	assert resident.get_onload("purposes") == [EMPLOYMENT_SERVICES]
	consent = frappe.get_doc(DOCTYPE, {"resident": resident.name})
	consent.withdrawn_on = nowdate()
	consent.save()
	assert held_purposes(resident.name) == []


def test_what_stands_is_not_recorded_twice_and_what_was_withdrawn_is_recorded_anew() -> None:
	resident = make_resident(consent_form="Paper Form").name
	record_consent(resident, WEB_FORM, nowdate())
	assert len(consents_of(resident)) == 1
	frappe.get_doc(DOCTYPE, {"resident": resident}).update({"withdrawn_on": nowdate()}).save()
	record_consent(resident, WEB_FORM, nowdate())
	assert len(consents_of(resident)) == 2


def test_the_box_on_a_public_form_becomes_the_consent_of_the_resident_who_is_recognised() -> None:
	resident, wish = make_resident(), make_wish()
	convert_wish(wish.name, resident.name, t.NO_CERTIFICATE, "Willing")
	assert consents_of(resident.name) == [(NOTICES, WEB_FORM, getdate(wish.creation))]


def test_the_box_on_an_online_application_becomes_a_consent_too() -> None:
	number = make_id_number()
	applicant = make_resident(id_number=number)
	intake = make_intake(id_number=number)
	record_intake(intake.name, applicant.name)
	assert consents_of(applicant.name) == [(EMPLOYMENT_SERVICES, WEB_FORM, getdate(intake.creation))]


def test_nobody_is_referred_to_an_employer_without_having_agreed() -> None:
	resident = make_resident(consent_form="Paper Form").name
	with pytest.raises(ConsentMissingError) as error:
		refer(resident)
	assert "提供给用人单位" in str(error.value)
	assert not frappe.db.exists("Job Referral", {"resident": resident})
	offered = frappe.message_log[-1]
	offered = frappe.parse_json(offered) if isinstance(offered, str) else offered
	asked = {"resident": resident, "purpose": HANDING_ON_TO_EMPLOYERS}
	assert offered["primary_action"]["args"] == asked
	make_consent(**asked)
	assert refer(resident).name


def test_whoever_withdrew_is_not_referred_and_what_was_referred_goes_on() -> None:
	resident = make_resident().name
	consent = make_consent(resident=resident, purpose=HANDING_ON_TO_EMPLOYERS)
	referral = refer(resident)
	consent.update({"withdrawn_on": nowdate()}).save()
	with pytest.raises(ConsentMissingError):
		refer(resident)
	referral.update({"outcome": "Interview"})
	referral.save()


def test_a_registered_resident_takes_no_consent_over_the_field_of_the_registration() -> None:
	resident = make_resident()
	resident.consent_form = "Paper Form"
	with pytest.raises(frappe.CannotChangeConstantError):
		resident.save()
