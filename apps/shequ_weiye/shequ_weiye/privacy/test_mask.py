"""What a number shows of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.privacy import BANK_ACCOUNT, IDENTITY_NUMBER, MOBILE
from shequ_weiye.privacy.mask import SHAPES, is_masked, mask

NUMBERS = st.text("0123456789X", min_size=1, max_size=40)


@pytest.mark.parametrize(
	("number", "kind", "shown"),
	[
		("370102199005171234", IDENTITY_NUMBER, "370102********1234"),
		("13812341234", MOBILE, "138****1234"),
		("6222021602001234567", BANK_ACCOUNT, "***************4567"),
		("E12345678", IDENTITY_NUMBER, "*******78"),
		("AB12", IDENTITY_NUMBER, "***2"),
		("7", MOBILE, "*"),
	],
)
def test_a_number_shows_as_much_as_is_customary(number: str, kind: str, shown: str) -> None:
	assert mask(number, kind) == shown


@given(NUMBERS, st.sampled_from(sorted(SHAPES)))
def test_a_mask_is_as_long_as_its_number_and_always_hides_a_part(number: str, kind: str) -> None:
	masked = mask(number, kind)
	assert len(masked) == len(number)
	assert is_masked(masked) and not is_masked(number)
	assert all(shown in ("*", original) for shown, original in zip(masked, number, strict=True))


@given(NUMBERS.filter(lambda number: len(number) < 8), st.sampled_from(sorted(SHAPES)))
def test_a_short_number_hides_three_quarters_of_itself(number: str, kind: str) -> None:
	assert mask(number, kind).count("*") * 4 >= 3 * len(number)
