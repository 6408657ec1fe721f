"""New keys: everything stays readable, findable and unique, also when the change was cut short."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import frappe
import pytest

from shequ_weiye.jobs.factories import make_fair, make_sign_up
from shequ_weiye.privacy import keys, rotation, vault
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_id_number, make_resident

MOBILE = "13812341234"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""Rotate a copy of the keys: the test's transaction is undone, a file is not."""
	content = keys.key_path().read_text()
	monkeypatch.setenv(keys.FOLDER, str(tmp_path))
	keys.key_path().write_text(content)
	keys.forget_ring()
	yield
	keys.forget_ring()


def versions() -> set[int]:
	return set(frappe.get_all(vault.TABLE, pluck="key_version"))


def test_after_a_rotation_everything_is_under_the_new_keys_and_still_there() -> None:
	number = make_id_number()
	resident = make_resident(id_number=number, mobile=MOBILE)
	before = keys.key_ring().current
	told = []
	assert rotation.rotate(lambda done, total: told.append((done, total))) == told[-1][0] == told[-1][1]
	assert versions() == {before + 1}
	assert (number_of(resident, "id_number"), number_of(resident, "mobile")) == (number, MOBILE)
	assert vault.find("Resident", "id_number", number) == [resident.name]
	with pytest.raises(frappe.DuplicateEntryError):
		make_resident(id_number=number)


def test_a_rotation_that_was_cut_short_goes_on_with_the_same_keys(monkeypatch: pytest.MonkeyPatch) -> None:
	residents = [make_resident(mobile=MOBILE) for _number in range(3)]
	monkeypatch.setattr(rotation, "ROWS_PER_BATCH", 2)

	class Killed(Exception):
		pass

	def killed(_done: int, _total: int) -> None:
		raise Killed

	with pytest.raises(Killed):
		rotation.rotate(killed)
	current = keys.key_ring().current
	assert len(versions()) == 2
	# In between people go on: both halves are found, read and unique.
	assert set(vault.find("Resident", "mobile", MOBILE)) >= {resident.name for resident in residents}
	with pytest.raises(frappe.DuplicateEntryError):
		make_resident(id_number=number_of(residents[2], "id_number"))
	rotation.rotate()
	assert (keys.key_ring().current, versions()) == (current, {current})
	assert all(number_of(resident, "mobile") == MOBILE for resident in residents)


def test_a_sign_up_stays_unique_in_its_fair() -> None:
	fair = make_fair()
	fair.db_set({"workflow_state": "Published", "sign_up_open": 1})
	make_sign_up(fair.name, mobile=MOBILE)
	rotation.rotate()
	with pytest.raises(frappe.DuplicateEntryError):
		make_sign_up(fair.name, mobile=MOBILE)


def test_old_keys_are_kept_until_nothing_needs_them_and_somebody_says_so() -> None:
	resident = make_resident(mobile=MOBILE)
	old = keys.key_ring().current
	rotation.add_version()
	with pytest.raises(frappe.ValidationError):
		rotation.forget_old_keys()
	rotation.rotate()
	assert old in keys.key_ring().pairs
	assert old in rotation.forget_old_keys()
	assert list(keys.key_ring().pairs) == [old + 1]
	assert number_of(resident, "mobile") == MOBILE


def test_keys_that_were_added_but_not_yet_used_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
	resident = make_resident(mobile=MOBILE)
	content = keys.read_file()
	keys.write_file({**content, "versions": {**content["versions"], "99": keys.new_pair()}})
	assert number_of(resident, "mobile") == MOBILE


def test_a_number_that_was_altered_is_not_read() -> None:
	first, second = make_resident(mobile=MOBILE), make_resident(mobile="13700001111")
	sealed = frappe.db.get_value(vault.TABLE, f"Resident:{second.name}:mobile", "sealed")
	# Another person's ciphertext, copied in the database.
	frappe.db.set_value(vault.TABLE, f"Resident:{first.name}:mobile", "sealed", sealed)
	with pytest.raises(vault.UnreadableError):
		number_of(first, "mobile")
