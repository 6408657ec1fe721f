"""Number series are there before two people ask for their first number at once."""

from __future__ import annotations

from datetime import date

import frappe
import pytest

from shequ_weiye.territory.services.number_series import open_number_series, series_key

CURRENT = "select current from tabSeries where name = %s"


@pytest.mark.parametrize(
	("autoname", "key"),
	[
		("BM-.YYYY.-.######", "BM-2031-"),
		("PV-.######", "PV-"),
		("hash", None),
		("field:code", None),
		("", None),
	],
)
def test_a_series_is_named_as_frappe_counts_it(autoname: str, key: str | None) -> None:
	assert series_key(autoname, 2031) == key


def test_the_series_of_this_and_the_next_year_are_opened_once() -> None:
	assert open_number_series(date(2087, 5, 1)) > 10
	assert open_number_series(date(2087, 5, 1)) == 0
	assert frappe.db.sql(CURRENT, "BM-2087-") == frappe.db.sql(CURRENT, "BM-2088-") == ((0,),)


def test_a_series_in_use_goes_on_where_it_was() -> None:
	frappe.db.sql("insert into tabSeries (name, current) values ('BM-2087-', 41)")
	open_number_series(date(2087, 5, 1))
	assert frappe.db.sql(CURRENT, "BM-2087-") == ((41,),)


def test_a_migrated_site_has_the_series_of_this_year() -> None:
	assert open_number_series() == 0
