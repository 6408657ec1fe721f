"""A number in full: only for those whose task needs it, with a reason, and written down."""

from __future__ import annotations

import frappe
import pytest
from frappe import _

from shequ_weiye.constants import roles as r
from shequ_weiye.permissions.reveal import find_by_number, reveal, reveal_rights
from shequ_weiye.privacy.access_log import LOG, first_broken_entry
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
)
from shequ_weiye.territory.services.access_log_check import report_broken_chain

MOBILE = "13812341234"
SHANDONG = "370000000000"
NEED_REASON = "Write why you need the full number. It is kept with your name."


@pytest.fixture
def resident():
	return make_resident(mobile=MOBILE)


def entries(name: str) -> list[frappe._dict]:
	return frappe.get_all(LOG, {"reference_name": name, "action": "Revealed"}, ["user", "field", "reason"])


def ask(resident, field: str = "mobile", reason: str | None = None) -> str | None:
	return reveal("Resident", resident.name, field, reason)


def test_the_community_calls_its_residents_without_giving_a_reason(resident) -> None:
	user = make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	frappe.set_user(user)
	assert ask(resident) == MOBILE
	assert entries(resident.name) == [{"user": user, "field": "Mobile Number", "reason": None}]


@pytest.mark.parametrize(
	("role", "division", "field"),
	[
		(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY, "id_number"),
		(r.STREET_OFFICER, QIANFOSHAN_STREET, "id_number"),
		(r.COUNTY_OFFICER, LIXIA, "mobile"),
	],
)
def test_others_say_why(resident, role: str, division: str, field: str) -> None:
	frappe.set_user(make_officer(role, division))
	for nothing in (None, "", " 　 "):
		with pytest.raises(frappe.ValidationError) as error:
			ask(resident, field, nothing)
		assert str(error.value) == _(NEED_REASON)
	assert entries(resident.name) == []
	assert ask(resident, field, " 核对  身份 ")
	assert [entry.reason for entry in entries(resident.name)] == ["核对 身份"]


@pytest.mark.parametrize(
	("role", "division"),
	[
		(r.COUNTY_OFFICER, SHINAN),
		(r.STREET_OFFICER, YAOJIA_STREET),
		# Without a granted request to see rows.
		(r.CITY_OFFICER, JINAN),
		(r.PROVINCE_OFFICER, SHANDONG),
		(r.COUNTY_FINANCE_OFFICER, LIXIA),
		(r.WEIYE_ADMINISTRATOR, LIXIA),
		(r.WEIYE_AUDITOR, LIXIA),
	],
)
def test_who_is_elsewhere_or_does_not_need_it_is_refused_and_nothing_is_told(
	resident, role, division
) -> None:
	frappe.set_user(make_officer(role, division))
	with pytest.raises(frappe.PermissionError) as error:
		ask(resident, "mobile", "想看看")
	assert MOBILE not in str(error.value)
	assert entries(resident.name) == []


def test_a_right_held_elsewhere_does_not_count_here(resident) -> None:
	user = make_officer(r.WEIYE_AUDITOR, LIXIA)
	make_officer(r.COMMUNITY_OFFICER, "370102011001", user=user)
	frappe.set_user(user)
	with pytest.raises(frappe.PermissionError):
		ask(resident, "mobile", "核对")


def test_administrator_of_the_platform_has_no_right_either(resident) -> None:
	with pytest.raises(frappe.PermissionError):
		ask(resident, "mobile", "核对")


def test_finance_sees_the_account_it_pays_to_and_says_why() -> None:
	application = make_startup_application(bank_account="6222021602001234567")
	frappe.set_user(make_officer(r.COUNTY_FINANCE_OFFICER, LIXIA))
	name = application.name
	assert reveal("Startup Application", name, "bank_account", "拨付核对") == "6222021602001234567"


@pytest.mark.parametrize(
	("doctype", "field"), [("Resident", "full_name"), ("User", "mobile_no"), ("Sealed Value", "sealed")]
)
def test_only_declared_fields_are_revealed(resident, doctype: str, field: str) -> None:
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	with pytest.raises(frappe.PermissionError):
		reveal(doctype, resident.name, field, "核对")


def test_a_record_that_does_not_exist_is_refused_in_the_same_words(resident) -> None:
	frappe.set_user(make_officer(r.COUNTY_OFFICER, SHINAN))
	messages = []
	for name in (resident.name, "R-0000-000000"):
		with pytest.raises(frappe.PermissionError) as error:
			reveal("Resident", name, "mobile", "核对")
		messages.append(str(error.value))
	assert messages[0] == messages[1]


def test_a_full_number_finds_only_ones_own() -> None:
	number = make_id_number()
	resident = make_resident(id_number=number, mobile=MOBILE)
	elsewhere = make_officer(r.COUNTY_OFFICER, SHINAN)
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	assert find_by_number("Resident", f" {number.lower()} ") == [resident.name]
	assert resident.name in find_by_number("Resident", "138 1234-1234")
	assert find_by_number("Resident", number[:17]) == []
	assert find_by_number("Resident", "%") == []
	frappe.set_user(elsewhere)
	assert find_by_number("Resident", number) == []
	frappe.set_user("Guest")
	with pytest.raises(frappe.PermissionError):
		find_by_number("Resident", number)


def test_the_desk_is_told_what_may_be_asked_for_and_no_more() -> None:
	auditor = make_officer(r.WEIYE_AUDITOR, LIXIA)
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	assert reveal_rights()["Resident"] == {"id_number": True, "mobile": False}
	frappe.set_user(auditor)
	assert not any(reveal_rights().values())


def test_the_auditor_sees_the_entries_of_the_own_area(resident) -> None:
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	ask(resident)
	frappe.set_user("Administrator")
	seen = {}
	for division in (LIXIA, SHINAN):
		frappe.set_user(make_officer(r.WEIYE_AUDITOR, division))
		seen[division] = frappe.get_list(LOG, {"reference_name": resident.name}, pluck="field")
		frappe.set_user("Administrator")
	assert seen == {LIXIA: ["Mobile Number"], SHINAN: []}


def test_nobody_alters_an_entry(resident) -> None:
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	ask(resident)
	frappe.set_user("Administrator")
	entry = frappe.get_last_doc(LOG)
	entry.user = "Administrator"
	for attempt in (entry.save, entry.db_update, entry.delete, lambda: entry.db_set("reason", "x")):
		with pytest.raises(frappe.PermissionError):
			attempt()
	with pytest.raises(frappe.PermissionError):
		frappe.rename_doc(LOG, entry.name, "SAL-X", force=True)
	with pytest.raises(frappe.PermissionError):
		frappe.copy_doc(entry).insert()


def test_an_entry_altered_or_taken_out_in_the_database_breaks_the_chain(resident) -> None:
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	for _time in range(3):
		ask(resident)
	frappe.set_user("Administrator")
	names = frappe.get_all(LOG, pluck="name", order_by="name desc", limit=3)[::-1]
	assert first_broken_entry() is None
	frappe.db.savepoint("whole")
	frappe.db.set_value(LOG, names[0], "user", "Guest")
	assert first_broken_entry() == names[0]
	frappe.db.rollback(save_point="whole")
	frappe.db.delete(LOG, {"name": names[1]})
	assert first_broken_entry() == names[2]


@pytest.mark.parametrize("cut", [1, 2])
def test_entries_cut_off_the_end_in_the_database_are_missed_and_told(resident, cut: int) -> None:
	auditor = make_officer(r.WEIYE_AUDITOR, LIXIA)
	frappe.set_user(make_officer(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	for _time in range(3):
		ask(resident)
	frappe.set_user("Administrator")
	names = frappe.get_all(LOG, pluck="name", order_by="name desc", limit=cut)
	assert report_broken_chain() == 0
	frappe.db.delete(LOG, {"name": ("in", names)})
	assert first_broken_entry() == names[-1]
	assert report_broken_chain() == 1
	told = frappe.get_last_doc("Notification Log", {"for_user": auditor})
	assert names[-1] in told.subject
