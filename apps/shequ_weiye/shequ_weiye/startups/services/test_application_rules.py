"""The conditions of a startup subsidy."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from shequ_weiye.constants.startups import (
	AMOUNT_FLOORS,
	INDIVIDUAL_BUSINESS,
	REQUIRED_DOCUMENTS,
	SMALL_ENTERPRISE,
)
from shequ_weiye.startups.services.application_rules import (
	clean_account,
	floor_of,
	has_run_long_enough,
	is_old_enough,
	missing_documents,
	publicity_is_over,
)

pytestmark = pytest.mark.nosite


def test_plan_names_twelve_thousand_and_two_thousand_yuan():
	assert AMOUNT_FLOORS == {SMALL_ENTERPRISE: 12_000, INDIVIDUAL_BUSINESS: 2_000}


def test_floor_follows_the_setting_but_never_falls_below_the_plan():
	assert floor_of(SMALL_ENTERPRISE, {SMALL_ENTERPRISE: 24_000}) == 24_000
	assert floor_of(SMALL_ENTERPRISE, {SMALL_ENTERPRISE: 1}) == 12_000
	assert floor_of(INDIVIDUAL_BUSINESS, {}) == 2_000


def test_sixteen_is_reached_on_the_birthday():
	assert is_old_enough(date(2009, 6, 1), date(2025, 6, 1))
	assert not is_old_enough(date(2009, 6, 2), date(2025, 6, 1))


def test_twelve_full_months_are_needed():
	assert has_run_long_enough(date(2024, 6, 1), date(2025, 6, 1), 12)
	assert not has_run_long_enough(date(2024, 6, 2), date(2025, 6, 1), 12)


@pytest.mark.parametrize(
	("raw", "account"),
	[
		("6222 0216 0200 0000 000", "6222021602000000000"),
		("12345678", "12345678"),
		("1234567", None),
		("62220X", None),
		("", None),
		(None, None),
	],
)
def test_account_is_freed_of_spaces(raw: str | None, account: str | None):
	assert clean_account(raw) == account


def test_a_paper_counts_once_it_was_given():
	rows = [SimpleNamespace(document_name=name, given_on=None) for name in REQUIRED_DOCUMENTS]
	assert missing_documents(rows, REQUIRED_DOCUMENTS) == list(REQUIRED_DOCUMENTS)
	rows[0].given_on = date(2025, 6, 1)
	assert REQUIRED_DOCUMENTS[0] not in missing_documents(rows, REQUIRED_DOCUMENTS)
	assert missing_documents([], REQUIRED_DOCUMENTS) == list(REQUIRED_DOCUMENTS)


def test_publicity_is_over_the_day_after_its_last():
	last = date(2025, 6, 6)
	assert not publicity_is_over(last, last)
	assert publicity_is_over(last, date(2025, 6, 7))
	assert not publicity_is_over(None, last)
