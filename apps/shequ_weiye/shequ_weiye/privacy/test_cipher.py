"""Sealing: what was sealed comes back, in its place and untouched; everything else is refused."""

from __future__ import annotations

import os
from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.privacy.cipher import (
	KEY_BYTES,
	BrokenSealError,
	KeyPair,
	Place,
	blind_index,
	open_sealed,
	seal,
	version_of,
)

KEYS = KeyPair(3, os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))
OTHER = KeyPair(3, os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))
PLACE = Place("Resident", "R-2026-000001", "id_number")
NUMBER = "370102199005171234"


@given(st.text(min_size=1))
def test_what_was_sealed_comes_back(plain: str) -> None:
	assert open_sealed(seal(plain, KEYS, PLACE), KEYS, PLACE) == plain


def test_a_sealed_text_names_its_key_and_hides_the_number() -> None:
	sealed = seal(NUMBER, KEYS, PLACE)
	assert version_of(sealed) == 3
	assert NUMBER not in sealed and NUMBER.encode() not in b64decode(sealed.partition(":")[2])
	assert seal(NUMBER, KEYS, PLACE) != sealed


@pytest.mark.parametrize(
	"elsewhere",
	[
		PLACE._replace(name="R-2026-000002"),
		PLACE._replace(field="mobile"),
		PLACE._replace(doctype="Employer"),
	],
)
def test_a_sealed_text_copied_to_another_place_does_not_open(elsewhere: Place) -> None:
	with pytest.raises(BrokenSealError):
		open_sealed(seal(NUMBER, KEYS, PLACE), KEYS, elsewhere)


@given(st.integers(0, 45), st.integers(1, 255))
def test_one_altered_byte_is_noticed(position: int, difference: int) -> None:
	content = bytearray(b64decode(seal(NUMBER, KEYS, PLACE).partition(":")[2]))
	content[position % len(content)] ^= difference
	with pytest.raises(BrokenSealError):
		open_sealed(f"v3:{b64encode(bytes(content)).decode()}", KEYS, PLACE)


def test_another_key_or_version_does_not_open() -> None:
	sealed = seal(NUMBER, KEYS, PLACE)
	for keys in (OTHER, KEYS._replace(version=2)):
		with pytest.raises(BrokenSealError):
			open_sealed(sealed, keys, PLACE)


@given(st.text())
def test_any_other_text_is_refused_as_broken(text: str) -> None:
	with pytest.raises(BrokenSealError):
		open_sealed(text, KEYS, PLACE)


@given(st.text(), st.text())
def test_equal_numbers_and_only_they_have_equal_indexes(one: str, other: str) -> None:
	indexes = [blind_index(value, KEYS, "Resident", "mobile") for value in (one, other)]
	assert (indexes[0] == indexes[1]) == (one == other)


def test_an_index_differs_by_key_field_and_surrounding() -> None:
	indexes = {
		blind_index(NUMBER, KEYS, "Resident", "mobile"),
		blind_index(NUMBER, OTHER, "Resident", "mobile"),
		blind_index(NUMBER, KEYS, "Resident", "id_number"),
		blind_index(NUMBER, KEYS, "Employer", "mobile"),
		blind_index(NUMBER, KEYS, "Resident", "mobile", "JF-1"),
	}
	assert len(indexes) == 5
