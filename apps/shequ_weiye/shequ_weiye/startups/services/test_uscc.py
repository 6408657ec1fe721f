"""Unified social credit codes: what is accepted, what is refused and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.identity import USCC_FIRST_CHARACTERS
from shequ_weiye.startups.services.uscc import ALPHABET, Fault, UsccError, check_character, parse_uscc

pytestmark = pytest.mark.nosite

# A published example.
EXAMPLE = "91350100M000100Y43"


def fault_of(raw: str | None) -> Fault:
	with pytest.raises(UsccError) as error:
		parse_uscc(raw)
	return error.value.fault


def test_published_example_is_read_in_any_case_width_and_spacing():
	for raw in (EXAMPLE, EXAMPLE.lower(), " 9135 0100 M000100Y43 ", "９１３５０１００Ｍ０００１００Ｙ４３"):
		assert parse_uscc(raw) == EXAMPLE


@pytest.mark.parametrize("first", ["N2", "Y1", "A1", "51", "92", "93"])
def test_letters_of_collectives_and_others_may_open_a_code(first: str):
	body = f"{first}370102MA0000001"
	assert parse_uscc(body + check_character(body)).startswith(first)


def test_faults_are_named():
	assert fault_of("") == Fault.LENGTH
	assert fault_of(None) == Fault.LENGTH
	assert fault_of(EXAMPLE + "1") == Fault.LENGTH
	assert fault_of("9135010OM000100Y43") == Fault.CHARACTERS
	assert fault_of("B" + EXAMPLE[1:]) == Fault.FIRST_CHARACTER
	assert fault_of(EXAMPLE[:-1] + "4") == Fault.CHECK_CHARACTER


bodies = st.builds(
	lambda first, rest: first + rest,
	st.sampled_from(USCC_FIRST_CHARACTERS),
	st.text(ALPHABET, min_size=16, max_size=16),
)


@given(bodies)
def test_every_well_formed_code_is_read(body: str):
	code = body + check_character(body)
	assert parse_uscc(code) == code


@given(bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(body: str, place: int, char: str):
	code = body + check_character(body)
	changed = code[:place] + char + code[place + 1 :]
	if changed != code:
		with pytest.raises(UsccError):
			parse_uscc(changed)
