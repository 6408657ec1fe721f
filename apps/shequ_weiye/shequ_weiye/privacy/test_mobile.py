"""Mobile numbers: how they may be typed."""

from __future__ import annotations

import pytest

from shequ_weiye.privacy.mobile import MobileError, parse_mobile

pytestmark = pytest.mark.nosite


@pytest.mark.parametrize(
	"raw",
	[
		"13900001234",
		"139 0000 1234",
		"139-0000-1234",
		"+8613900001234",
		"+86 139 0000 1234",
		"0086 13900001234",
		"8613900001234",
		"１３９０００0１２３４",
	],
)
def test_common_ways_of_writing_give_the_same_number(raw: str):
	assert parse_mobile(raw) == "13900001234"


@pytest.mark.parametrize("raw", ["19912345678", "16612345678", "17012345678"])
def test_newer_ranges_are_accepted(raw: str):
	assert parse_mobile(raw) == raw


@pytest.mark.parametrize(
	"raw", ["", None, "12333", "12900001234", "1390000123", "139000012345", "0531-88888888", "1390000123a"]
)
def test_everything_else_is_refused(raw: str):
	with pytest.raises(MobileError):
		parse_mobile(raw)
