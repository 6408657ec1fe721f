"""Identity numbers: what is accepted, what is refused and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.identity import (
	FEMALE,
	FOREIGN_PERMANENT_RESIDENT_CARD,
	HMT_RESIDENCE_PERMIT,
	MALE,
	RESIDENT_ID_CARD,
)
from shequ_weiye.residents.services.id_number import (
	CHECK_DIGITS,
	Fault,
	IdNumberError,
	check_digit,
	county_is_unknown,
	normalise,
	parse,
	upgrade,
)

pytestmark = pytest.mark.nosite

TODAY = date(2025, 6, 1)
# The example of GB 11643-1999 itself.
STANDARD_EXAMPLE = "11010519491231002X"


def number(body: str) -> str:
	return body + check_digit(body)


def fault_of(raw: str, id_type: str = RESIDENT_ID_CARD) -> Fault:
	with pytest.raises(IdNumberError) as error:
		parse(raw, TODAY, id_type)
	return error.value.fault


def test_example_of_the_standard_is_read():
	parsed = parse(STANDARD_EXAMPLE, TODAY)
	assert (parsed.number, parsed.birth_date, parsed.gender) == (
		STANDARD_EXAMPLE,
		date(1949, 12, 31),
		FEMALE,
	)


def test_odd_serial_is_a_man():
	assert parse(number("37010219900517001"), TODAY).gender == MALE


@pytest.mark.parametrize(
	"raw",
	[
		"11010519491231002x",
		" 110105 19491231 002X ",
		"１１０１０５１９４９１２３１００２Ｘ",
		"110105\u300019491231002ｘ",
	],
)
def test_case_width_and_spaces_do_not_matter(raw: str):
	assert parse(raw, TODAY).number == STANDARD_EXAMPLE


def test_first_generation_number_is_upgraded():
	assert upgrade("110105491231002") == STANDARD_EXAMPLE
	assert parse("110105491231002", TODAY).number == STANDARD_EXAMPLE


def test_first_generation_number_with_a_letter_is_refused():
	assert fault_of("11010549123100X") == Fault.DIGITS


@pytest.mark.parametrize("raw", ["", None, "3701021990051700", "3701021990051700123"])
def test_wrong_length_is_refused(raw: str):
	assert fault_of(raw) == Fault.LENGTH


@pytest.mark.parametrize("raw", ["3701021990O5170018", "37010219900517001A", "X70102199005170012"])
def test_letters_are_refused(raw: str):
	assert fault_of(raw) == Fault.DIGITS


@pytest.mark.parametrize("prefix", ["00", "16", "38", "55", "66", "72", "84", "99"])
def test_unknown_province_is_refused(prefix: str):
	assert fault_of(number(f"{prefix}010219900517001")) == Fault.PREFIX


@pytest.mark.parametrize("birth", ["19900230", "19901301", "18991231", "20250602", "20990101", "00000000"])
def test_impossible_birth_date_is_refused(birth: str):
	assert fault_of(number(f"370102{birth}001")) == Fault.BIRTH_DATE


@pytest.mark.parametrize("birth", ["19000101", "20250601", "20000229"])
def test_first_and_last_possible_birth_dates_are_accepted(birth: str):
	assert parse(number(f"370102{birth}001"), TODAY).number


def test_wrong_check_digit_is_refused():
	assert fault_of("110105194912310021") == Fault.CHECK_DIGIT


@pytest.mark.parametrize("prefix", ["81", "82", "83"])
def test_residence_permits_of_hong_kong_macao_and_taiwan_are_read(prefix: str):
	raw = number(f"{prefix}000019900517001")
	assert parse(raw, TODAY, HMT_RESIDENCE_PERMIT).number == raw
	assert fault_of(raw) == Fault.PREFIX


def test_foreigners_card_begins_with_nine():
	raw = number("91137019900517001")
	assert parse(raw, TODAY, FOREIGN_PERMANENT_RESIDENT_CARD).birth_date == date(1990, 5, 17)
	assert fault_of(raw) == Fault.PREFIX


def test_old_county_code_of_any_birth_year_is_accepted():
	"""Codes follow the place of first issue, so one younger or older than the holder proves nothing."""
	for year in (1950, 1970, 1985, 2000, 2020):
		assert parse(number(f"370116{year}0517001"), TODAY).county_code == "370116"


def test_only_an_unknown_county_of_the_own_province_is_worth_a_warning():
	here, elsewhere = parse(number("37999919900517001"), TODAY), parse(STANDARD_EXAMPLE, TODAY)
	assert county_is_unknown(here, {"370102"}, "37")
	assert not county_is_unknown(here, {"379999"}, "37")
	assert not county_is_unknown(elsewhere, {"370102"}, "37")


bodies = st.builds(
	lambda county, born, serial: f"37{county:04d}{born:%Y%m%d}{serial:03d}",
	st.integers(0, 9999),
	st.dates(date(1900, 1, 1), TODAY),
	st.integers(0, 999),
)


@given(bodies)
def test_every_well_formed_number_is_read_and_is_its_own_normal_form(body: str):
	raw = number(body)
	assert normalise(parse(raw.lower(), TODAY).number) == raw


@given(bodies, st.integers(0, 17), st.sampled_from(CHECK_DIGITS))
def test_one_wrong_character_never_passes(body: str, place: int, char: str):
	raw = number(body)
	changed = raw[:place] + char + raw[place + 1 :]
	if changed != raw:
		with pytest.raises(IdNumberError):
			parse(changed, TODAY)


@given(bodies, st.integers(0, 16))
def test_two_swapped_neighbours_never_pass(body: str, place: int):
	raw = number(body)
	swapped = raw[:place] + raw[place + 1] + raw[place] + raw[place + 2 :]
	if swapped != raw:
		with pytest.raises(IdNumberError):
			parse(swapped, TODAY)


@given(st.text(max_size=24))
def test_any_text_is_either_read_or_refused_with_a_fault(raw: str):
	try:
		assert len(parse(raw, TODAY).number) == 18
	except IdNumberError as error:
		assert error.fault in Fault
