"""Employers of demands from before owe as their workers do; what was paid back they do not."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants import benefits as b
from shequ_weiye.constants.policies import EMPLOYER
from shequ_weiye.jobs.factories import make_employer
from shequ_weiye.patches.let_employers_owe import execute
from shequ_weiye.policies.benefits.accounts import Holder, change_owed, owed_by
from shequ_weiye.policies.benefits.factories import BY_EMPLOYER, month, month_grant
from shequ_weiye.policies.benefits.ledger import follow, record_grants
from shequ_weiye.residents.factories import make_resident


@pytest.mark.parametrize(("last", "owed"), [(b.REFUND_DEMANDED, 500), (b.REFUND_RECEIVED, 0)])
def test_accounts_follow_the_ledger_however_often_it_runs(last: str, owed: float) -> None:
	employer = Holder(EMPLOYER, str(make_employer().name))
	claim = month_grant(str(make_resident().name), month("2026-01"), BY_EMPLOYER, employer=employer.name)
	(name,) = record_grants([claim])
	demand = follow(follow(name, b.PAID), b.REFUND_DEMANDED)
	if last != b.REFUND_DEMANDED:
		follow(demand, last)
	change_owed(employer, -owed_by(employer))  # as it was before
	before = frappe.db.count(b.LEDGER)
	for _run in range(2):
		execute()
		assert owed_by(employer) == owed
	assert frappe.db.count(b.LEDGER) == before
