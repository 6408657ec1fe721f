"""Door 21: page after page read as an export without the right to export."""

from __future__ import annotations

import pytest
from support.accounts import FINANCE, email
from support.attacks import after, before, data, message
from support.bench import in_site

GUARDS = (
	before("paging.end_pages"),
	before("paging.refuse_endless_reading"),
	after("paging.count_rows_read"),
)
# Public reference data, of which there is more than a person can read.
DIVISIONS = "Administrative Division"
FORGET = "frappe.cache.delete_keys('weiye_rows|{user}')"


@pytest.fixture
def reader(person):
	"""An officer whose reading of this hour is forgotten before and after."""
	forget = FORGET.format(user=email(FINANCE))
	in_site(forget)
	yield person(FINANCE)
	in_site(forget)


def test_all_rows_at_once_are_a_page(reader):
	for length in (0, 60_000):
		assert len(data(reader.get(f"/api/resource/{DIVISIONS}", limit_page_length=length))) == 2500
	by_function = message(reader.call("frappe.desk.reportview.get_list", doctype=DIVISIONS, fields=["name"]))
	assert len(by_function) == 20


def test_reading_has_an_end(reader):
	path = f"/api/resource/{DIVISIONS}"
	pages = [reader.get(path, limit_page_length=2500, limit_start=2500 * page) for page in range(10)]
	assert pages[7].status_code == 200
	assert pages[9].status_code == 403
	assert "data" not in pages[9].json()
