"""Consent: given once per purpose, withdrawn for good, never deleted."""

from __future__ import annotations

import frappe
import pytest
from frappe import _
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import roles as r
from shequ_weiye.residents.factories import make_consent, make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, make_officer

DOCTYPE = "Personal Data Consent"


def refused(message: str, act: object, kind: type[Exception] = frappe.ValidationError) -> None:
	with pytest.raises(kind) as error:
		act()
	assert str(error.value) == message


def test_a_community_officer_records_consent_and_its_withdrawal() -> None:
	resident = make_resident().name
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	consent = make_consent(resident=resident)
	assert consent.division == QIANFOSHAN_COMMUNITY
	consent.withdrawn_on = nowdate()
	consent.save()
	assert make_consent(resident=resident).name != consent.name


def test_a_second_consent_to_the_same_purpose_is_refused_while_the_first_holds() -> None:
	consent = make_consent()
	message = _("{0}: this is recorded for the resident already. Open that record instead.")
	again = lambda: make_consent(resident=consent.resident)  # noqa: E731
	refused(message.format(_(DOCTYPE)), again, frappe.DuplicateEntryError)
	assert make_consent(resident=consent.resident, purpose="Handing On to Employers").name


def test_impossible_days_are_refused() -> None:
	future = _("{0} lies in the future. Enter a day up to today.")
	refused(future.format(_("Agreed On")), lambda: make_consent(given_on=add_days(nowdate(), 1)))
	early = _("The consent was withdrawn before it was given. Correct the day.")
	refused(early, lambda: make_consent(withdrawn_on=add_days(nowdate(), -1)))


def test_a_withdrawal_is_final_and_nothing_is_deleted() -> None:
	consent = make_consent(withdrawn_on=nowdate())
	consent.withdrawn_on = None
	refused(_("A withdrawal is final. Record a new consent if the resident agrees again."), consent.save)
	refused(_("A consent is not deleted. Enter the day on which it was withdrawn."), consent.delete)


def test_others_record_nothing_for_a_resident_they_do_not_see() -> None:
	resident = make_resident().name
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, "370202001001"))
	with pytest.raises(frappe.PermissionError):
		make_consent(resident=resident)
