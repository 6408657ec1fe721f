"""Number series are there before two people ask for their first number at once."""

from __future__ import annotations

from datetime import date

import frappe
import pytest
from time_machine import travel

from shequ_weiye.territory import jobs
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


@pytest.mark.job(
	"shequ_weiye.territory.jobs.open_number_series", "changes", "leaves", "twice", "after_downtime"
)
def test_a_year_that_begins_while_nothing_runs_finds_its_series_and_the_job_opens_the_next() -> None:
	with travel("2086-12-31 03:20+08:00", tick=False):
		assert jobs.open_number_series().changed > 10
	frappe.db.sql("update tabSeries set current = 41 where name = 'BM-2087-'")
	with travel("2087-01-03 03:20+08:00", tick=False):
		assert jobs.open_number_series().changed > 10
		assert jobs.open_number_series().changed == 0
	assert frappe.db.sql(CURRENT, "BM-2087-") == ((41,),)
	assert frappe.db.sql(CURRENT, "BM-2088-") == ((0,),)
