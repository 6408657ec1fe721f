"""Records made before numbers were sealed: all are sealed, their history is masked, twice is once."""

from __future__ import annotations

import json

import frappe
import pytest

from shequ_weiye.jobs.factories import make_fair, make_sign_up
from shequ_weiye.patches import seal_personal_numbers as patch
from shequ_weiye.patches.seal_personal_numbers import execute
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_id_number, make_resident

MOBILE = "13812341234"
OLD_MOBILE = "13700001111"


def as_before(doctype: str, name: str, values: dict[str, str]) -> None:
	"""Put a record into the state of a release without seals."""
	frappe.db.delete(vault.TABLE, {"reference_name": name})
	frappe.db.set_value(doctype, name, values)


def history(doctype: str, name: str, number: str) -> tuple[str, str]:
	"""Write what Frappe kept of a change and of a deletion."""
	changed = [["mobile", OLD_MOBILE, MOBILE], ["full_name", "张三", "李四"], ["id_number", None, number]]
	version = frappe.get_doc(
		{
			"doctype": "Version",
			"ref_doctype": doctype,
			"docname": name,
			"data": frappe.as_json({"changed": changed}),
		}
	).insert()
	content = {"doctype": doctype, "name": name, "mobile": MOBILE, "id_number": number}
	deleted = {"deleted_doctype": doctype, "deleted_name": name, "data": frappe.as_json(content)}
	return version.name, frappe.get_doc({"doctype": "Deleted Document", **deleted}).insert().name


def test_old_rows_are_sealed_and_their_history_masked_and_a_second_run_changes_nothing() -> None:
	number = make_id_number()
	resident, empty = make_resident(), make_resident(mobile=None)
	as_before("Resident", resident.name, {"id_number": number, "mobile": MOBILE})
	fair = make_fair()
	fair.db_set({"workflow_state": "Published", "sign_up_open": 1})
	sign_up = make_sign_up(fair.name)
	as_before("Job Fair Sign Up", sign_up.name, {"mobile": MOBILE})
	version, deleted = history("Resident", resident.name, number)

	def state() -> list[object]:
		return [
			frappe.get_all(vault.TABLE, fields=["name", "sealed"], order_by="name"),
			frappe.db.get_value("Resident", resident.name, ["id_number", "mobile", "modified"]),
			frappe.db.get_value("Version", version, "data"),
			frappe.db.get_value("Deleted Document", deleted, "data"),
		]

	execute()
	first = state()
	execute()
	assert state() == first

	masked = frappe.db.get_value("Resident", resident.name, ["id_number", "mobile"])
	assert masked == (f"{number[:6]}********{number[-4:]}", "138****1234")
	resident.reload()
	assert (number_of(resident, "id_number"), number_of(resident, "mobile")) == (number, MOBILE)
	assert vault.find("Job Fair Sign Up", "mobile", MOBILE) == [sign_up.name]
	assert vault.read(Place("Resident", empty.name, "mobile")) is None
	kept = "".join(map(str, first[2:]))
	assert not any(secret in kept for secret in (number, MOBILE, OLD_MOBILE))
	changes = json.loads(str(first[2]))["changed"]
	assert ["full_name", "张三", "李四"] in changes
	assert ["mobile", "137****1111", "138****1234"] in changes


def test_a_long_history_is_masked_in_batches_and_a_run_that_was_killed_is_made_good(
	monkeypatch: pytest.MonkeyPatch,
) -> None:
	number, resident = make_id_number(), make_resident().name
	kept = [history("Resident", resident, number)[0] for _row in range(5)]
	monkeypatch.setattr(patch, "ROWS_PER_COMMIT", 2)
	batches: list[int] = []

	def killed_after_the_first() -> None:
		batches.append(1)
		if len(batches) == 1:
			raise KeyboardInterrupt

	monkeypatch.setattr(patch, "commit", killed_after_the_first)
	with pytest.raises(KeyboardInterrupt):
		patch.clean_history("Version", "ref_doctype", patch.clean_version)

	def plain() -> int:
		return sum(number in frappe.db.get_value("Version", name, "data") for name in kept)

	assert plain() >= 3
	patch.clean_history("Version", "ref_doctype", patch.clean_version)
	assert plain() == 0 and len(batches) >= 4
