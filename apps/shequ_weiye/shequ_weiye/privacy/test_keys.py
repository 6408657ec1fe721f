"""The keys of a site: made once, never overwritten, and without the right ones nothing goes."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import frappe
import pytest
from frappe import _

from shequ_weiye.privacy import keys, vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.residents.factories import make_id_number, make_resident

MISSING = (
	"The keys of the personal data are missing or damaged. Nothing is shown or saved. Ask the operator to"
	" put the key file back."
)
WRONG = (
	"The keys of the personal data are not those with which the data was sealed. Nothing is shown or"
	" saved. Ask the operator to put the right key file back."
)
MOBILE = "13812341234"


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
	"""A copy of the site's keys, for the test to spoil."""
	content = keys.key_path().read_text()
	monkeypatch.setenv(keys.FOLDER, str(tmp_path / "keys"))
	keys.forget_ring()
	keys.key_path().parent.mkdir()
	keys.key_path().write_text(content)
	yield keys.key_path()
	keys.forget_ring()


def new_request() -> None:
	keys.forget_ring()


def test_the_file_is_for_its_owner_alone_and_lies_where_no_backup_looks() -> None:
	assert stat.S_IMODE(keys.key_path().stat().st_mode) == 0o600
	assert keys.key_path().parent == Path(frappe.get_site_path())


def test_the_folder_of_the_environment_holds_the_keys_of_each_site(key_file: Path) -> None:
	assert key_file.name == f"{frappe.local.site}.json"


def test_keys_are_made_for_a_new_site_and_never_overwritten(key_file: Path) -> None:
	key_file.unlink()
	frappe.db.set_global(keys.FINGERPRINTS, None)
	keys.ensure_keys()
	made = key_file.read_text()
	assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
	keys.ensure_keys()
	assert key_file.read_text() == made


def test_a_site_that_lost_its_keys_gets_no_new_ones(key_file: Path) -> None:
	key_file.unlink()
	new_request()
	with pytest.raises(keys.KeysUnusableError) as error:
		keys.ensure_keys()
	assert str(error.value) == _(MISSING)
	assert not key_file.exists()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"current": 1, "versions": {"1": {}}, "log": ""}'])
def test_without_keys_nothing_is_saved_read_or_found(key_file: Path, content: str) -> None:
	resident = make_resident(mobile=MOBILE)
	key_file.write_text(content) if content else key_file.unlink()
	for attempt in (
		lambda: make_resident(),
		lambda: vault.read(Place("Resident", resident.name, "mobile")),
		lambda: vault.find("Resident", "mobile", MOBILE),
	):
		new_request()
		with pytest.raises(keys.KeysUnusableError) as error:
			attempt()
		assert str(error.value) == _(MISSING)


def test_with_other_keys_nobody_is_registered_twice(key_file: Path) -> None:
	number = make_id_number()
	make_resident(id_number=number)
	content = {"current": 1, "log": keys.new_key(), "versions": {"1": keys.new_pair()}}
	key_file.write_text(json.dumps(content))
	new_request()
	with pytest.raises(keys.KeysUnusableError) as error:
		make_resident(id_number=number)
	assert str(error.value) == _(WRONG)


def test_the_database_knows_nothing_to_make_keys_from() -> None:
	secrets = keys.key_path().read_text()
	for mark in keys.stored_fingerprints().values():
		assert len(mark) == 16 and mark not in secrets
