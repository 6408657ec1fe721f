from __future__ import annotations

import time
from typing import Any

import frappe
import pytest
from frappe.desk.search import search_link

from shequ_weiye.constants.roles import STREET_OFFICER
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_STREET, make_officer
from shequ_weiye.territory.services.division_search import search_divisions

DOCTYPE = "Administrative Division"
# The aim is 50 ms on a quiet machine; a shared one gets four times as long.
LIMIT_SECONDS = 0.2


def search(text: str, **filters: Any) -> list[str]:
	return [code for code, _name in search_divisions(DOCTYPE, text, "name", 0, 10, filters)]


@pytest.mark.parametrize("text", ["历下", "历下区", "lixia", "LiXia", "lixiaqu", "lx", "lxq", "370102"])
def test_lixia_is_found_first_by_name_pinyin_initials_and_code(text: str) -> None:
	assert search(text)[0] == LIXIA


@pytest.mark.parametrize("text", ["历下", "lixia", "lx", "370102"])
def test_the_list_finds_it_by_the_same_texts(text: str) -> None:
	found = frappe.get_list(
		DOCTYPE, filters={"search_key": ["like", f"%{text}%"], "level": "County"}, pluck="name"
	)
	assert LIXIA in found


@pytest.mark.parametrize(
	("text", "code"),
	[("shanxian", "371722000000"), ("laoling", "371481000000"), ("历下区千佛山", QIANFOSHAN_STREET)],
)
def test_local_readings_and_joined_names_are_found(text: str, code: str) -> None:
	assert search(text)[0] == code


def test_link_fields_use_this_search_and_show_full_names() -> None:
	search_link(DOCTYPE, "历下")
	first = frappe.response["results"][0]
	assert (first["value"], first["label"]) == (LIXIA, "济南市历下区")


def test_results_can_be_kept_to_a_level_and_to_the_own_area() -> None:
	frappe.set_user(make_officer(STREET_OFFICER, QIANFOSHAN_STREET))
	assert all(code.startswith("370102002") for code in search("", in_my_area=1))
	assert search("市南", in_my_area=1) == []
	assert search("千佛山", level="Street") == [QIANFOSHAN_STREET]
	assert search("千佛山", level=["in", ["County"]]) == []
	assert search("", level="'; drop table tabUser; --") == []


def test_a_closed_division_is_not_offered() -> None:
	frappe.db.set_value(DOCTYPE, QIANFOSHAN_STREET, "valid_to", "2020-01-01")
	assert QIANFOSHAN_STREET not in search("千佛山街道")


@pytest.mark.parametrize("text", ["' or 1=1 -- ", '" or ""="', "%", "_", "\\", "历下%' or '1'='1", "');--历"])
def test_signs_of_sql_are_only_text(text: str) -> None:
	assert search(text) == []


def test_a_filter_it_does_not_know_is_refused_and_pages_are_bounded() -> None:
	with pytest.raises(frappe.ValidationError, match="owner"):
		search("历下", owner="Administrator")
	assert len(search_divisions(DOCTYPE, "", "name", 0, 100_000, {})) == 50


def test_paging_goes_on_where_the_page_before_ended() -> None:
	pages = [search_divisions(DOCTYPE, "历下", "name", start, 5, {}) for start in (0, 5)]
	assert pages[0] + pages[1] == search_divisions(DOCTYPE, "历下", "name", 0, 10, {})


def test_guests_find_nothing() -> None:
	frappe.set_user("Guest")
	with pytest.raises(frappe.PermissionError):
		search("历下")


@pytest.mark.parametrize("text", ["历下", "lixia", "lx", "l", "370102", "社区", "没有这个地方"])
def test_an_answer_comes_at_once(text: str) -> None:
	search(text)
	began = time.monotonic()
	search(text)
	assert time.monotonic() - began < LIMIT_SECONDS
