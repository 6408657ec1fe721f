"""Saving a record with a sealed number: the row is a mask, the number stays, tricks are refused."""

from __future__ import annotations

import json

import frappe
import pytest
from frappe import _

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.jobs.factories import make_employer, make_fair, make_post, make_sign_up
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.residents.services.id_number import Fault
from shequ_weiye.residents.services.messages import id_number_message
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, SHINAN, make_officer

MOBILE = "13812341234"
MASKED = "138****1234"


@pytest.fixture
def resident():
	return make_resident(mobile=MOBILE)


def mobile_of(name: str) -> str | None:
	return vault.read(Place("Resident", name, "mobile"))


def refusal() -> str:
	message = _("{0}: this is not the stored number. Enter the whole number, without asterisks.")
	return message.format(_("Mobile Number"))


def test_the_row_holds_the_mask_and_the_vault_the_number(resident) -> None:
	assert resident.mobile == MASKED
	assert frappe.db.get_value("Resident", resident.name, "mobile") == MASKED
	assert mobile_of(resident.name) == MOBILE
	assert vault.find("Resident", "mobile", MOBILE) == [resident.name]


def test_saving_the_mask_again_keeps_the_number(resident) -> None:
	doc = frappe.get_doc("Resident", resident.name)
	doc.address = "新地址"
	doc.save()
	assert (doc.mobile, mobile_of(doc.name)) == (MASKED, MOBILE)


def test_a_new_number_with_the_same_mask_replaces_the_old_one_and_is_written_down(resident) -> None:
	resident.mobile = "13899991234"
	resident.save()
	assert (resident.mobile, mobile_of(resident.name)) == (MASKED, "13899991234")
	entry = frappe.get_last_doc("Sensitive Access Log", {"reference_name": resident.name})
	assert (entry.action, entry.field) == ("Changed", "Mobile Number")


def test_an_emptied_number_is_destroyed(resident) -> None:
	resident.mobile = None
	resident.save()
	assert mobile_of(resident.name) is None
	assert vault.find("Resident", "mobile", MOBILE) == []


@pytest.mark.parametrize("entered", ["138****9999", "*", "1381234****"])
def test_another_mask_is_refused(resident, entered: str) -> None:
	resident.mobile = entered
	with pytest.raises(frappe.ValidationError) as error:
		resident.save()
	assert str(error.value) == refusal()
	assert mobile_of(resident.name) == MOBILE


def test_a_new_record_does_not_begin_with_a_mask() -> None:
	with pytest.raises(frappe.ValidationError) as error:
		make_resident(mobile=MASKED)
	assert str(error.value) == refusal()


def test_skipping_the_checks_does_not_skip_the_seal(resident) -> None:
	resident.flags.ignore_validate = True
	resident.mobile = "13700001111"
	resident.save()
	assert frappe.db.get_value("Resident", resident.name, "mobile") == "137****1111"
	resident.mobile = "13700002222"
	resident.db_update()
	assert frappe.db.get_value("Resident", resident.name, "mobile") == "137****2222"
	assert mobile_of(resident.name) == "13700002222"


def test_a_failed_write_leaves_the_entered_number_in_the_form(resident) -> None:
	number = make_id_number()
	make_resident(id_number=number)
	resident.id_number = number
	with pytest.raises(frappe.UniqueValidationError):
		resident.db_update()
	assert resident.id_number == number


def test_a_change_of_the_number_leaves_masks_in_the_history(resident) -> None:
	resident.mobile = "13700001111"
	resident.save(ignore_version=False)
	history = frappe.get_all("Version", {"docname": resident.name}, pluck="data")
	changes = [change for data in history for change in json.loads(data).get("changed", [])]
	assert ["mobile", MASKED, "137****1111"] in changes


def test_a_deleted_record_takes_its_numbers_along(resident) -> None:
	frappe.delete_doc("Resident", resident.name, force=True)
	assert not frappe.db.count(vault.TABLE, {"reference_name": resident.name})
	kept = frappe.get_last_doc("Deleted Document", {"deleted_name": resident.name})
	assert MOBILE not in kept.data and MASKED not in kept.data


def test_a_changed_kind_of_document_checks_the_sealed_number_again(resident) -> None:
	resident.id_type = "Residence Permit for Hong Kong, Macao and Taiwan Residents"
	with pytest.raises(frappe.ValidationError) as error:
		resident.save()
	assert str(error.value) == id_number_message(Fault.PREFIX)


def test_a_post_takes_its_employers_number_over() -> None:
	employer = make_employer(contact_mobile=MOBILE)
	post = make_post(employer=employer.name)
	assert (post.contact_mobile, number_of(post, "contact_mobile")) == (MASKED, MOBILE)


def test_a_sign_up_takes_over_the_number_of_a_resident_whom_the_user_sees(resident) -> None:
	fair = published_fair()
	frappe.set_user(make_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	sign_up = make_sign_up(fair, resident=resident.name, mobile=MASKED)
	assert number_of(sign_up, "mobile") == MOBILE


def test_a_guessed_mask_of_somebody_elses_resident_copies_nothing(resident) -> None:
	sign_up = make_sign_up(published_fair(), mobile="13700001111")
	foreign = frappe.get_doc("Job Fair Sign Up", sign_up.name)
	foreign.update({"resident": resident.name, "mobile": MASKED})
	frappe.set_user(make_officer(COUNTY_OFFICER, SHINAN))
	assert number_of(foreign, "mobile") is None


def test_a_sign_up_is_unique_in_its_fair_and_moves_with_it() -> None:
	first, second = published_fair(), published_fair()
	sign_up = make_sign_up(first, mobile=MOBILE)
	other = make_sign_up(second, mobile=MOBILE)
	with pytest.raises(frappe.DuplicateEntryError):
		make_sign_up(first, mobile=MOBILE)
	other.job_fair = first
	with pytest.raises(frappe.UniqueValidationError):
		other.db_update()
	assert number_of(sign_up, "mobile") == MOBILE


def test_sealed_columns_sent_by_a_client_are_dropped(resident) -> None:
	doc = frappe.get_doc("Resident", resident.name)
	doc.update({"mobile_sealed": "v1:AAAA", "mobile_index": "0" * 32})
	doc.save()
	assert mobile_of(doc.name) == MOBILE


def published_fair() -> str:
	fair = make_fair()
	frappe.db.set_value("Job Fair", fair.name, "workflow_state", "Published")
	return fair.name
