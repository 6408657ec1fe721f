"""What holds for every application for money."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from shequ_weiye.policies.applications.rules import clean_account, missing_documents

pytestmark = pytest.mark.nosite

PAPERS = ("Identity Document", "Business Licence")


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
	rows = [SimpleNamespace(document_name=name, given_on=None) for name in PAPERS]
	assert missing_documents(rows, PAPERS) == list(PAPERS)
	rows[0].given_on = date(2025, 6, 1)
	assert PAPERS[0] not in missing_documents(rows, PAPERS)
	assert missing_documents([], PAPERS) == list(PAPERS)
