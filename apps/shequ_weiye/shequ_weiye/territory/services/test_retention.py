"""What was kept long enough goes: counted first, confirmed by a person, once, and nothing that is still needed."""

from __future__ import annotations

import json

import frappe
import pytest
from frappe.utils import add_days, add_months, now_datetime, nowdate
from time_machine import travel

from shequ_weiye.constants import roles as r
from shequ_weiye.constants.residents import LEFT
from shequ_weiye.constants.retention import (
	ANONYMISE,
	DELETE,
	DONE,
	IN_PROGRESS,
	KINDS,
	NO_NAME,
	TRACES,
	WAITING,
)
from shequ_weiye.jobs.factories import make_fair, make_sign_up
from shequ_weiye.privacy import access_log, vault
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_circumstance, make_consent, make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, SHINAN, make_officer
from shequ_weiye.territory.jobs import count_records_over_time
from shequ_weiye.territory.services import erasure, retention
from shequ_weiye.territory.services.retention_due import count_by_county, older_than

MOBILE = "13812341234"
LONG_AGO = add_months(now_datetime(), -40)
RESIDENTS = "Residents Who Left"
# A community of another city.
ELSEWHERE = "370202001001"
# Fields of words that tell nothing of whom the record is about.
HARMLESS = frozenset(
	[
		"active_borrower",
		"active_firm",
		"active_founder",
		"applicant_kind",
		"class_place",
		"community",
		"division_code",
		"enterprise_name",
		"entry_key",
		"fair_title",
		"family",
		"firm",
		"limit_note",
		"live_key",
		"open_key",
		"pay_to",
		"payment_reference",
		"period",
		"post_title",
		"receipt_key",
		"uscc",
		"year_key",
	]
)


def left_resident(**values: object):
	resident = make_resident(full_name="李小明", mobile=MOBILE, address="历山路1号", **values)
	frappe.db.set_value(
		"Resident", resident.name, {"workflow_state": LEFT, "modified": LONG_AGO}, update_modified=False
	)
	return resident


def the_run(county: str = LIXIA):
	retention.count_due()
	return frappe.get_last_doc("Retention Run", {"division": county})


def confirmed_run():
	run = the_run()
	frappe.set_user(make_officer(r.WEIYE_ADMINISTRATOR, LIXIA))
	run.confirm(run.due_rows)
	run.reload()
	return run


def item_of(run, kind: str):
	return next(item for item in run.items if item.rule == kind)


def test_a_count_shows_what_is_due_and_touches_nothing() -> None:
	resident, staying = left_resident(), make_resident()
	administrator = make_officer(r.WEIYE_ADMINISTRATOR, LIXIA)
	run = the_run()
	assert (run.status, item_of(run, RESIDENTS).due_rows) == (WAITING, 1)
	assert frappe.db.get_value("Resident", resident.name, "full_name") == "李小明"
	assert number_of(resident, "mobile") == MOBILE
	assert frappe.db.exists("Notification Log", {"for_user": administrator, "document_name": run.name})
	assert staying.name != resident.name and "李小明" not in frappe.as_json(run)


def test_a_second_night_counts_the_same_run_anew() -> None:
	left_resident()
	first = the_run()
	left_resident()
	again = the_run()
	assert again.name == first.name
	assert item_of(again, RESIDENTS).due_rows == item_of(first, RESIDENTS).due_rows + 1


@pytest.mark.job("shequ_weiye.territory.jobs.count_records_over_time", "changes", "leaves", "twice")
def test_the_nightly_job_counts_what_is_due_once_and_leaves_the_rest() -> None:
	left_resident(), make_resident(division=ELSEWHERE)
	administrator = make_officer(r.WEIYE_ADMINISTRATOR, LIXIA)
	count_records_over_time()
	count_records_over_time()
	[run] = frappe.get_all("Retention Run", {"status": WAITING}, ["name", "division", "due_rows"])
	assert (run.division, run.due_rows) == (LIXIA, 1)
	assert frappe.db.count("Notification Log", {"for_user": administrator, "document_name": run.name}) == 1


@pytest.mark.job("shequ_weiye.territory.jobs.count_records_over_time", "after_downtime")
def test_a_count_after_three_days_without_one_holds_what_came_due_meanwhile() -> None:
	resident = left_resident()
	frappe.db.set_value(
		"Resident", resident.name, "modified", add_months(now_datetime(), -36), update_modified=False
	)
	count_records_over_time()
	assert not frappe.db.exists("Retention Run", {"status": WAITING})
	with travel(f"{add_days(nowdate(), 3)} 03:40:00+08:00", tick=False):
		count_records_over_time()
	assert frappe.get_last_doc("Retention Run", {"status": WAITING}).due_rows == 1


def test_nothing_goes_before_it_is_confirmed() -> None:
	resident = left_resident()
	retention.carry_out(the_run().name)
	assert frappe.db.get_value("Resident", resident.name, "full_name") == "李小明"


@pytest.mark.parametrize(
	("role", "place"), [(r.WEIYE_ADMINISTRATOR, SHINAN), (r.COUNTY_OFFICER, LIXIA), (r.WEIYE_AUDITOR, LIXIA)]
)
def test_only_an_administrator_over_the_county_confirms(role: str, place: str) -> None:
	left_resident()
	run = the_run()
	frappe.set_user(make_officer(role, place))
	with pytest.raises(frappe.PermissionError):
		run.confirm(run.due_rows)
	assert frappe.db.get_value("Retention Run", run.name, "status") == WAITING


def test_another_number_than_the_counted_one_is_refused() -> None:
	left_resident()
	run = the_run()
	frappe.set_user(make_officer(r.WEIYE_ADMINISTRATOR, LIXIA))
	with pytest.raises(frappe.ValidationError, match=str(run.due_rows)):
		run.confirm(run.due_rows + 1)


def test_a_rule_that_was_changed_after_the_count_asks_for_another_count() -> None:
	left_resident()
	run = the_run()
	frappe.get_doc("Retention Rule", RESIDENTS).update({"months": 39}).save()
	frappe.set_user(make_officer(r.WEIYE_ADMINISTRATOR, LIXIA))
	with pytest.raises(frappe.ValidationError, match="保存期限有改动"):
		run.confirm(run.due_rows)


def test_a_run_is_confirmed_once_and_written_by_the_server_alone() -> None:
	left_resident()
	run = confirmed_run()
	assert (run.status, run.confirmed_by) == (IN_PROGRESS, frappe.session.user)
	with pytest.raises(frappe.ValidationError):
		run.confirm(run.due_rows)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Retention Run", run.name).save()
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Retention Run", run.name).delete()


def test_a_confirmed_run_takes_the_person_out_of_every_record_and_says_so() -> None:
	resident = left_resident()
	consent = make_consent(resident=resident.name)
	circumstance = make_circumstance(resident=resident.name)
	frappe.get_doc(
		{
			"doctype": "Comment",
			"comment_type": "Comment",
			"reference_doctype": "Resident",
			"reference_name": resident.name,
			"content": "李小明来过",
		}
	).insert()
	run = confirmed_run()
	retention.carry_out(run.name)
	run.reload()
	row = frappe.get_doc("Resident", resident.name)
	assert (run.status, item_of(run, RESIDENTS).done_rows) == (DONE, 1)
	assert (row.full_name, row.address, set(row.id_number)) == (NO_NAME, None, {"*"})
	assert (row.division, str(row.birth_date)[4:]) == (QIANFOSHAN_COMMUNITY, "-01-01")
	assert number_of(row, "mobile") is None and not vault.find("Resident", "mobile", MOBILE)
	assert frappe.db.get_value("Personal Data Consent", consent.name, "resident_name") == NO_NAME
	assert not frappe.db.exists("Sensitive Circumstance", circumstance.name)
	assert not frappe.db.exists("Comment", {"reference_name": resident.name})
	assert not frappe.db.exists("Version", {"docname": resident.name})
	entry = frappe.get_last_doc("Sensitive Access Log", {"reference_name": resident.name, "action": "Erased"})
	assert run.name in entry.reason and "李小明" not in json.dumps(entry.as_dict(), default=str)
	assert access_log.first_broken_entry() is None


def test_a_second_run_finds_nothing_left() -> None:
	left_resident()
	retention.carry_out(confirmed_run().name)
	before = frappe.db.count("Sensitive Access Log")
	for run in frappe.get_all("Retention Run", {"division": LIXIA}, pluck="name"):
		retention.carry_out(run)
	assert frappe.db.count("Sensitive Access Log") == before
	assert LIXIA not in count_by_county(KINDS[RESIDENTS], older_than(36))


def test_a_run_that_was_killed_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
	residents = [left_resident().name for _number in range(3)]
	monkeypatch.setattr(retention, "ROWS_PER_BATCH", 1)
	run = confirmed_run()
	frappe.set_user("Administrator")
	assert retention._work_off_batch(run.name)
	# The worker is gone; the night finds the run by its state and puts it into the queue again.
	queued: list[str] = []
	monkeypatch.setattr(retention, "enqueue", queued.append)
	retention.go_on()
	assert run.name in queued
	retention.carry_out(run.name)
	run.reload()
	assert (run.status, item_of(run, RESIDENTS).done_rows) == (DONE, 3)
	erased = frappe.get_all(
		"Sensitive Access Log",
		{"reference_name": ("in", residents), "action": "Erased"},
		pluck="reference_name",
	)
	assert sorted(erased) == sorted(residents)


def test_a_record_that_cannot_go_is_counted_and_does_not_stop_the_rest(
	monkeypatch: pytest.MonkeyPatch,
) -> None:
	bad, good = left_resident().name, left_resident().name
	whole = erasure.anonymise_resident

	def fails_once(name: str) -> None:
		if name == bad:
			raise ValueError("李小明")
		whole(name)

	monkeypatch.setitem(erasure.ANONYMISERS, "Resident", fails_once)
	run = confirmed_run()
	retention.carry_out(run.name)
	run.reload()
	item = item_of(run, RESIDENTS)
	assert (item.done_rows, item.failed_rows, run.status) == (1, 1, DONE)
	assert frappe.db.get_value("Resident", bad, "full_name") == "李小明"
	assert frappe.db.get_value("Resident", good, "full_name") == NO_NAME
	assert not frappe.db.exists("Sensitive Access Log", {"reference_name": bad, "action": "Erased"})


def test_who_came_back_after_the_confirmation_stays() -> None:
	resident = left_resident()
	run = confirmed_run()
	frappe.db.set_value("Resident", resident.name, "workflow_state", "Registered")
	retention.carry_out(run.name)
	assert frappe.db.get_value("Resident", resident.name, "full_name") == "李小明"


def test_a_person_whose_money_may_be_inspected_is_held_and_said_to_be() -> None:
	application = make_startup_application()
	frappe.db.set_value(
		"Resident",
		application.applicant,
		{"workflow_state": LEFT, "modified": LONG_AGO},
		update_modified=False,
	)
	left_resident()
	run = confirmed_run()
	item = item_of(run, RESIDENTS)
	assert (item.due_rows, item.held_rows) == (1, 1)
	retention.carry_out(run.name)
	assert frappe.db.get_value("Resident", application.applicant, "full_name") != NO_NAME


def test_other_counties_and_younger_records_are_not_touched() -> None:
	elsewhere = left_resident(division=ELSEWHERE)
	young = left_resident()
	frappe.db.set_value(
		"Resident", young.name, "modified", add_months(now_datetime(), -35), update_modified=False
	)
	left_resident()
	retention.carry_out(confirmed_run().name)
	for name in (elsewhere.name, young.name):
		assert frappe.db.get_value("Resident", name, "full_name") == "李小明"


def test_a_sign_up_stays_as_a_number_and_an_expired_circumstance_goes() -> None:
	fair = make_fair()
	fair.db_set({"workflow_state": "Published", "sign_up_open": 1})
	sign_up = make_sign_up(fair.name, mobile=MOBILE)
	sign_up.db_set("signed_up_at", LONG_AGO)
	circumstance = make_circumstance(expires_on="2020-01-01")
	retention.carry_out(confirmed_run().name)
	sign_up.reload()
	assert (sign_up.full_name, sign_up.mobile) == (NO_NAME, "*" * 11)
	assert not vault.find("Job Fair Sign Up", "mobile", MOBILE)
	assert not frappe.db.exists("Sensitive Circumstance", circumstance.name)
	assert not frappe.db.exists("Deleted Document", {"deleted_name": circumstance.name})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_counted(kind: str) -> None:
	kept = KINDS[kind]
	fields = [kept.since, *kept.ended]
	assert all(frappe.db.has_column(kept.doctype, field) for field in fields)
	count_by_county(kept, older_than(kept.months))


@pytest.mark.parametrize(("doctype", "name"), [(DELETE, "x"), (ANONYMISE, "x")])
def test_what_a_shipped_action_needs_is_there(doctype: str, name: str) -> None:
	assert doctype in erasure.ACTIONS
	for kept in KINDS.values():
		if kept.action == doctype == ANONYMISE:
			assert kept.doctype in erasure.ANONYMISERS


def test_every_word_about_a_resident_is_known_to_the_erasure() -> None:
	missing = []
	for doctype in frappe.get_all(
		"DocType", {"module": ("in", frappe.get_module_list("shequ_weiye")), "issingle": 0}, pluck="name"
	):
		meta = frappe.get_meta(doctype)
		links = [f.fieldname for f in meta.fields if f.fieldtype == "Link" and f.options == "Resident"]
		if not links:
			continue
		traces = TRACES.get(doctype)
		if not traces:
			missing.append(doctype)
		elif not traces.goes:
			words = {
				f.fieldname
				for f in meta.fields
				if f.fieldtype in ("Data", "Small Text", "Text", "Attach", "JSON", "Long Text")
			}
			sealed = vault.SEALED.get(doctype, {})
			missing += [
				f"{doctype}.{word}" for word in words - {*traces.names, *traces.words, *sealed} - HARMLESS
			]
	assert sorted(missing) == []
