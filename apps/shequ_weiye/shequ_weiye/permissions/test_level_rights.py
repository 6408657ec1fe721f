"""What a role may do at its level is a table: shipped, changed in the desk, put back, and asked everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import frappe
import pytest
import time_machine
from frappe.desk.doctype.number_card import number_card

from shequ_weiye.constants import level_rights as r
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	ROLES,
	STREET_OFFICER,
	WEIYE_ADMINISTRATOR,
	WEIYE_AUDITOR,
)
from shequ_weiye.permissions import numbers, remembered, scope
from shequ_weiye.permissions.boot import rows_by_reason
from shequ_weiye.permissions.query import condition, numbers_only, taking_out
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.doctype.level_right.level_right import restore_shipped
from shequ_weiye.territory.export_doors import export_list
from shequ_weiye.territory.factories import (
	JINAN,
	LEVEL_ROLES,
	LIXIA,
	QINGDAO,
	SHINAN,
	make_officer,
	make_posting,
)
from shequ_weiye.territory.services.level_rights import asked_doctypes, sync_level_rights

PROVINCE = "370000000000"
REASON = "核查历下区三季度失业登记数据"


def change(doctype: str, role: str, /, **ticks: int | str) -> None:
	"""Change a cell as an administrator of the whole province does."""
	name = frappe.db.get_value("Level Right", {"document_type": doctype, "role": role})
	cell = frappe.get_doc("Level Right", name)
	cell.update(ticks)
	cell.save()


def work_as(role: str, place: str | None = None) -> None:
	"""Go on as the officer in ``role``, whom Administrator posts if there is none."""
	frappe.set_user("Administrator")
	place = place or LEVEL_ROLES[role]
	held = {"role": role, "division": place, "user": ["like", "%@weiye.example.com"]}
	posted = frappe.db.get_value("Staff Posting", held, "user")
	frappe.set_user(posted or make_officer(role, place))


@pytest.fixture
def administrator() -> str:
	return make_officer(WEIYE_ADMINISTRATOR, PROVINCE)


@pytest.fixture
def metadata_restored() -> Iterator[None]:
	"""Frappe's permissions of a DocType lie in its metadata, which outlives the rollback."""
	yield
	frappe.set_user("Administrator")
	frappe.db.rollback()
	frappe.clear_cache(doctype="Resident")


def ask_for_rows(*doctypes: str, division: str = LIXIA, reason: str = REASON):
	rows = [{"document_type": doctype} for doctype in doctypes]
	values = {"division": division, "reason": reason, "document_types": rows}
	return frappe.get_doc({"doctype": "Row Access Request", **values}).insert()


# --- what is shipped


def test_a_city_is_shipped_with_numbers_and_a_community_with_all_that_the_doctype_gives() -> None:
	granted = frozenset({"read", "report", "write", "create"})
	assert r.shipped_rights(CITY_OFFICER, "Resident", granted) == {r.AGGREGATE}
	assert r.shipped_rights(COMMUNITY_OFFICER, "Resident", granted) == {
		r.AGGREGATE,
		r.READ,
		r.WRITE,
		r.CREATE,
	}
	assert r.shipped_rights(WEIYE_AUDITOR, "Resident", granted) == {r.AGGREGATE, r.READ}
	assert r.shipped_rights(COMMUNITY_OFFICER, "Resident", frozenset()) == set()


def test_the_table_says_something_of_every_role() -> None:
	assert set(r.AT_MOST) == set(ROLES)


def test_every_cell_is_there_once_and_a_second_sync_changes_nothing() -> None:
	sync_level_rights()
	before = frappe.get_all("Level Right", fields=["*"], order_by="name")
	sync_level_rights()
	assert frappe.get_all("Level Right", fields=["*"], order_by="name") == before
	cells = {(row.document_type, row.role, row.level) for row in before}
	assert len(cells) == len(before) == len(asked_doctypes()) * 16


def test_a_cell_that_is_missing_gives_no_right_and_comes_back_with_the_next_release(monkeypatch) -> None:
	officer = make_officer(COMMUNITY_OFFICER)
	frappe.db.delete("Level Right", {"document_type": "Resident", "role": COMMUNITY_OFFICER})
	scope.forget_postings()
	monkeypatch.setattr(remembered, "_kept", {})  # as in a worker that has just started
	assert scope.areas_with_right(officer, "Resident", "read") == ()
	sync_level_rights()
	assert scope.areas_with_right(officer, "Resident", "read")


def test_a_cell_is_unticked_never_deleted_so_that_each_change_is_noticed() -> None:
	name = frappe.db.get_value("Level Right", {"document_type": "Resident", "role": COMMUNITY_OFFICER})
	with pytest.raises(frappe.ValidationError, match=r"not deleted|不能删除"):
		frappe.delete_doc("Level Right", name)
	assert frappe.db.exists("Level Right", name)


# --- numbers without rows


@pytest.mark.parametrize(("role", "place"), [(CITY_OFFICER, JINAN), (PROVINCE_OFFICER, PROVINCE)])
def test_cities_and_provinces_see_no_row_and_all_numbers(role: str, place: str) -> None:
	resident = make_resident()
	work_as(role, place)
	assert condition("Resident") == "1=0"
	assert frappe.get_list("Resident", pluck="name") == []
	assert not frappe.get_doc("Resident", resident.name).has_permission("read")
	with numbers_only():
		assert frappe.get_list("Resident", fields=["count(name) as number"])[0].number >= 1
	assert frappe.get_list("Resident") == []


def test_a_card_counts_for_a_city_with_its_own_filters_whatever_a_client_sends() -> None:
	make_resident(full_name="甲")
	make_resident(full_name="乙")
	probe = [["Resident", "full_name", "=", "甲"]]
	card = {"name": "Registered Residents", "document_type": "Resident", "function": "Count"}
	work_as(CITY_OFFICER, JINAN)
	assert numbers.get_card_result(card, probe) == numbers.get_card_result(card) >= 2
	assert numbers.get_card_result({**card, "name": "Made Up"}, probe) == 0
	work_as(CITY_OFFICER, QINGDAO)
	assert numbers.get_card_result(card) == 0
	work_as(COMMUNITY_OFFICER)
	assert numbers.get_card_result(card, probe) == number_card.get_result(frappe._dict(card), probe) == 1


def test_computed_filters_of_cards_are_worked_out_by_the_server() -> None:
	card = frappe.get_doc("Number Card", "Overdue Applications")
	assert numbers.stored_filters(card)[-1] == [
		"Startup Application",
		"step_due_on",
		"<",
		frappe.utils.nowdate(),
	]
	for name in frappe.get_all("Number Card", filters={"is_standard": 1}, pluck="name"):
		numbers.stored_filters(frappe.get_doc("Number Card", name))


def test_a_chart_draws_for_a_city_what_it_may_count() -> None:
	work_as(CITY_OFFICER, JINAN)
	numbers.get_chart_data(chart_name="Job Fairs by Kind", filters='[["Job Fair", "title", "like", "%x%"]]')


# --- rows by a logged reason


def test_rows_open_at_once_for_the_hours_of_the_settings_where_and_for_what_was_asked() -> None:
	inside = make_resident()
	outside = make_resident(division=_community_of(SHINAN))
	officer = make_officer(PROVINCE_OFFICER, PROVINCE)
	frappe.set_user(officer)
	with time_machine.travel("2026-06-01 09:00 +0800", tick=False):
		request = ask_for_rows("Resident")
		assert str(request.until) == "2026-06-01 17:00:00"
		assert (request.user, request.division_code) == (officer, LIXIA)
		assert frappe.get_list("Resident", pluck="name", filters={"name": inside.name}) == [inside.name]
		assert frappe.get_doc("Resident", inside.name).has_permission("read")
		assert not frappe.get_doc("Resident", inside.name).has_permission("write")
		assert not frappe.get_doc("Resident", outside.name).has_permission("read")
		assert frappe.get_list("Household") == []
	with time_machine.travel("2026-06-01 17:00 +0800", tick=False):
		assert frappe.get_list("Resident") == []


def _community_of(county: str) -> str:
	code = county[:6] + "%"
	filters = {"level": "Community", "name": ["like", code]}
	return frappe.get_all("Administrative Division", filters=filters, pluck="name", limit=1)[0]


def test_nobody_opens_rows_outside_the_own_area_or_of_what_he_may_not_count() -> None:
	work_as(CITY_OFFICER, JINAN)
	with pytest.raises(frappe.PermissionError):
		ask_for_rows("Resident", division=SHINAN)
	with pytest.raises(frappe.PermissionError, match="不能"):
		ask_for_rows("User")
	with pytest.raises(frappe.PermissionError):
		ask_for_rows("Training Wish")
	with pytest.raises(frappe.ValidationError, match="一句话"):
		ask_for_rows("Resident", reason=" 看看 ")


def test_a_request_of_another_officer_or_of_an_ended_posting_opens_nothing() -> None:
	make_resident()
	officer = make_officer(CITY_OFFICER, JINAN)
	frappe.set_user(officer)
	ask_for_rows("Resident")
	work_as(PROVINCE_OFFICER, PROVINCE)
	assert frappe.get_list("Resident") == []
	frappe.set_user("Administrator")
	frappe.db.set_value("Staff Posting", {"user": officer}, "to_date", "2020-02-02")
	scope.forget_postings()
	frappe.set_user(officer)
	assert frappe.get_list("Resident") == []


def test_officers_below_do_not_need_and_cannot_make_requests() -> None:
	work_as(COUNTY_OFFICER)
	with pytest.raises(frappe.PermissionError):
		ask_for_rows("Resident")


def test_the_log_of_requests_is_neither_changed_nor_deleted_and_the_auditor_reads_it() -> None:
	work_as(CITY_OFFICER, JINAN)
	request = ask_for_rows("Resident")
	for change_it in (lambda: request.save(), lambda: request.delete()):
		with pytest.raises(frappe.PermissionError):
			change_it()
	frappe.set_user("Administrator")
	with pytest.raises(frappe.PermissionError, match="不能修改"):
		frappe.get_doc("Row Access Request", request.name).save()
	with pytest.raises(frappe.PermissionError, match="不能删除"):
		frappe.delete_doc("Row Access Request", request.name)
	work_as(WEIYE_AUDITOR, JINAN)
	assert frappe.get_list("Row Access Request", pluck="name") == [request.name]


def test_a_row_cannot_be_added_to_a_request_afterwards() -> None:
	work_as(CITY_OFFICER, JINAN)
	request = ask_for_rows("Resident")
	row = {"doctype": "Row Access Item", "document_type": "Household", "parent": request.name}
	row |= {"parenttype": "Row Access Request", "parentfield": "document_types"}
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(row).insert()
	assert frappe.get_list("Household") == []


def test_the_desk_is_told_of_what_rows_open_by_reason_alone() -> None:
	work_as(CITY_OFFICER, JINAN)
	told = rows_by_reason()
	assert "Resident" in told
	assert "Startup Application" not in told
	work_as(COUNTY_OFFICER)
	assert rows_by_reason() == []


def test_who_exports_in_one_place_takes_out_no_row_of_another_that_he_only_reads() -> None:
	make_startup_application()
	everywhere = make_officer(CITY_OFFICER, JINAN)
	make_posting(user=everywhere, role=COUNTY_OFFICER, division=SHINAN)
	frappe.set_user(everywhere)
	scope.forget_postings()
	assert frappe.db.count("Startup Application") and frappe.get_list("Startup Application", limit=1)
	with taking_out():
		assert frappe.get_list("Startup Application", {"division_code": ("like", "3701%")}) == []
		assert SHINAN[:6] in condition("Startup Application")


def test_a_city_that_may_export_reports_exports_no_rows_that_it_only_reads(
	monkeypatch: pytest.MonkeyPatch,
) -> None:
	frappe.set_user(make_officer(CITY_OFFICER, JINAN))
	assert frappe.has_permission("Startup Application", "export")
	monkeypatch.setattr(frappe.local, "form_dict", frappe._dict(doctype="Startup Application"), raising=False)
	with pytest.raises(frappe.PermissionError):
		export_list()


# --- changed in the desk, and put back


def test_a_right_that_is_taken_away_is_gone_for_list_form_and_save(administrator: str) -> None:
	resident = make_resident()
	frappe.set_user(administrator)
	change("Resident", STREET_OFFICER, may_write=0)
	work_as(STREET_OFFICER)
	assert frappe.get_doc("Resident", resident.name).has_permission("read")
	assert not frappe.get_doc("Resident", resident.name).has_permission("write")
	frappe.set_user(administrator)
	change("Resident", STREET_OFFICER, may_read=0)
	work_as(STREET_OFFICER)
	assert frappe.get_list("Resident") == []


def test_a_right_beyond_what_frappe_gave_the_role_counts_too(administrator: str, metadata_restored) -> None:
	resident = make_resident()
	county = make_officer(COUNTY_OFFICER)
	assert not frappe.has_permission("Resident", "write", user=county)
	frappe.set_user(administrator)
	change("Resident", COUNTY_OFFICER, may_write=1)
	frappe.set_user(county)
	assert frappe.get_doc("Resident", resident.name).has_permission("write")
	frappe.set_user(administrator)
	assert restore_shipped() == 1
	frappe.set_user(county)
	assert not frappe.get_doc("Resident", resident.name).has_permission("write")
	assert not frappe.has_permission("Resident", "write")


def test_a_change_is_marked_kept_by_the_next_release_and_taken_back_by_the_button(administrator: str) -> None:
	frappe.set_user(administrator)
	change("Household", STREET_OFFICER, may_print=0)
	key = {"document_type": "Household", "role": STREET_OFFICER}
	frappe.set_user("Administrator")
	sync_level_rights()
	assert frappe.db.get_value("Level Right", key, ["may_print", "is_changed"]) == (0, 1)
	frappe.set_user(administrator)
	assert restore_shipped() == 1
	assert frappe.db.get_value("Level Right", key, ["may_print", "is_changed"]) == (1, 0)


def test_only_administrators_of_the_whole_province_change_rights() -> None:
	work_as(WEIYE_ADMINISTRATOR, LIXIA)
	with pytest.raises(frappe.PermissionError):
		change("Resident", STREET_OFFICER, may_write=0)
	with pytest.raises(frappe.PermissionError):
		restore_shipped()
	work_as(WEIYE_AUDITOR, PROVINCE)
	with pytest.raises(frappe.PermissionError):
		change("Resident", STREET_OFFICER, may_write=0)


def test_administrators_cannot_lock_themselves_out(administrator: str) -> None:
	frappe.set_user(administrator)
	with pytest.raises(frappe.ValidationError, match="无法再修改权限"):
		change("Level Right", WEIYE_ADMINISTRATOR, may_write=0)


@pytest.mark.parametrize("right", ("may_aggregate", "may_read", "may_export"))
def test_administrators_open_no_records_to_their_own_role(administrator: str, right: str) -> None:
	frappe.set_user(administrator)
	with pytest.raises(frappe.ValidationError, match="看不到业务记录"):
		change("Resident", WEIYE_ADMINISTRATOR, **{right: 1})
	change("Resident", WEIYE_AUDITOR, may_read=1)


def test_administrators_change_their_role_on_what_they_administer(administrator: str) -> None:
	frappe.set_user(administrator)
	for tick in (0, 1):
		change("Work Calendar Day", WEIYE_ADMINISTRATOR, may_create=tick)


def test_a_cell_is_not_turned_into_another(administrator: str) -> None:
	frappe.set_user(administrator)
	with pytest.raises(frappe.ValidationError):
		change("Resident", STREET_OFFICER, role=COMMUNITY_OFFICER)
