"""What a job writes is read by people."""

from __future__ import annotations

import frappe
import pytest
from frappe import _

from shequ_weiye.territory.factories import make_user


@pytest.mark.parametrize("account", ["Administrator", "an officer"])
def test_a_job_writes_in_the_language_of_its_account(account: str) -> None:
	frappe.set_user("Administrator" if account == "Administrator" else make_user("officer.of.the.job").name)
	frappe.local.lang = "en"
	for hook in frappe.get_hooks("before_job"):
		frappe.call(hook, method="frappe.ping", kwargs={}, transaction_type="job")
	assert _("Resident") == "居民"
