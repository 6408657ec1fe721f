from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.levels import CODE_LENGTH, LEVELS, PREFIX_LENGTH
from shequ_weiye.permissions.area import ancestor_at, area_of, level_of, lineage, outermost

digits = st.text("0123456789", min_size=CODE_LENGTH, max_size=CODE_LENGTH)
codes = st.builds(
	lambda code, level: code[: PREFIX_LENGTH[level]].ljust(CODE_LENGTH, "0"), digits, st.sampled_from(LEVELS)
)


@given(codes, codes)
def test_an_area_covers_exactly_the_codes_with_its_prefix(place: str, code: str) -> None:
	prefix = place[: PREFIX_LENGTH[level_of(place)]]
	assert area_of(place).covers(code) == code.startswith(prefix)


@given(codes)
def test_every_division_lies_in_the_areas_of_its_lineage(code: str) -> None:
	assert all(area_of(above).covers(code) for above in lineage(code))
	assert lineage(code)[-1] == code


@given(codes, st.sampled_from(LEVELS))
def test_an_ancestor_is_its_own_ancestor(code: str, level: str) -> None:
	above = ancestor_at(code, level)
	assert ancestor_at(above, level) == above


@given(st.lists(codes, max_size=6), codes)
def test_the_outermost_areas_cover_what_all_of_them_cover(places: list[str], code: str) -> None:
	areas = [area_of(place) for place in places]
	kept = outermost(areas)
	assert any(area.covers(code) for area in kept) == any(area.covers(code) for area in areas)
	assert all(not (one.covers(two.low) and one != two) for one in kept for two in kept)


@pytest.mark.parametrize(
	"code", [None, "", "37", "37010200000a", "３７０１０２００００００", "370102000000 "]
)
def test_what_is_no_code_lies_nowhere(code: str | None) -> None:
	assert not area_of("370000000000").covers(code)


def test_a_province_is_told_from_a_city() -> None:
	assert area_of("370000000000").is_whole_province()
	assert not area_of("370100000000").is_whole_province()
