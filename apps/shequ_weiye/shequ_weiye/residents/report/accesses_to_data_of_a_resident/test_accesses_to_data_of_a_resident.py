"""A person who asks learns who saw or changed a number of his, and nobody else's."""

from __future__ import annotations

import frappe
import pytest
from frappe import _
from frappe.utils import get_fullname

from shequ_weiye.constants import roles as r
from shequ_weiye.permissions.reveal import reveal
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.residents.report.accesses_to_data_of_a_resident.accesses_to_data_of_a_resident import execute
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, SHINAN, make_officer

MOBILE = "13812341234"
REASON = "核对身份"


@pytest.fixture
def resident():
	return make_resident(mobile=MOBILE)


def shown_to_auditor(resident: str, place: str = LIXIA) -> list[dict[str, object]]:
	frappe.set_user(make_officer(r.WEIYE_AUDITOR, place))
	return execute({"resident": resident})[1]


def test_each_look_is_told_with_officer_time_and_reason_and_without_the_number(resident) -> None:
	officer = make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	frappe.set_user(officer)
	reveal("Resident", resident.name, "id_number", REASON)
	frappe.set_user("Administrator")
	latest = shown_to_auditor(resident.name)[0]
	assert (latest["action"], latest["officer"], latest["reason"]) == (
		_("Revealed"),
		get_fullname(officer),
		REASON,
	)
	assert latest["record"] == resident.name and latest["accessed_at"]
	assert MOBILE not in str(latest)


def test_numbers_on_other_records_of_the_person_are_told_too_and_those_of_others_are_not() -> None:
	mine, anothers = make_startup_application(), make_startup_application()
	frappe.set_user(make_officer(r.COUNTY_OFFICER, LIXIA))
	for application in (mine, anothers):
		reveal("Startup Application", application.name, "bank_account", REASON)
	frappe.set_user("Administrator")
	told = {row["record"] for row in shown_to_auditor(mine.applicant)}
	assert mine.name in told and anothers.name not in told


def test_before_a_person_is_chosen_nothing_is_told_but_what_to_do() -> None:
	frappe.set_user(make_officer(r.WEIYE_AUDITOR, LIXIA))
	assert execute({})[1:] == ([], _("Choose the resident who asks."))


def test_an_auditor_of_another_city_is_refused(resident) -> None:
	with pytest.raises(frappe.PermissionError):
		shown_to_auditor(resident.name, SHINAN)


def test_officers_may_not_read_the_log_of_their_own_looks(resident) -> None:
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	with pytest.raises(frappe.PermissionError):
		execute({"resident": resident.name})
