"""Connects pytest to a site of this bench; each test is rolled back by itself."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine, not of a rule.
settings.register_profile("weiye", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("weiye")

ROOT = Path(__file__).resolve().parent
TEST_SITE = os.environ.get("WEIYE_TEST_SITE", "weiye-test.localhost")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
if WORKER != "gw0":
	# Each further process has a copy of the test site to itself.
	TEST_SITE = os.environ["WEIYE_TEST_SITE"] = os.environ["WEIYE_SITE"] = f"{WORKER}.{TEST_SITE}"
	os.environ["WEIYE_TEST_URL"] = os.environ.get("WEIYE_TEST_URL", "").replace("://", f"://{WORKER}.")


def pytest_configure(config: pytest.Config) -> None:
	"""Frappe must be initialised before modules are collected: some call it when imported."""
	config.addinivalue_line("markers", "nosite: the test needs no Frappe site")
	config.addinivalue_line("markers", "inside: a crossing test that works within the site")
	config.addinivalue_line("markers", "full: the long form of a test, run by make test-security")
	config.addinivalue_line("markers", "job(path, *situations): what the test shows of a scheduled job")
	if dealt_out(config) or not (ROOT / "sites" / TEST_SITE / "site_config.json").exists():
		return
	os.chdir(ROOT / "sites")
	import frappe

	frappe.init(site=TEST_SITE)
	frappe.connect()
	frappe.flags.in_test = True
	# Records are made by factories; Frappe's own runner would invent and commit them.
	frappe.flags.skip_test_records = True
	frappe.local.lang = "zh"


def pytest_collection_finish() -> None:
	"""What is there by now stays to the end: looking through it for garbage takes a twelfth of the tests' time."""
	gc.collect()
	gc.freeze()
	gc.set_threshold(50_000, 50, 50)


def dealt_out(config: pytest.Config) -> bool:
	"""Whether this process only hands the tests to others."""
	return bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")


def pytest_unconfigure(config: pytest.Config) -> None:
	"""Give the connection back."""
	import frappe

	if getattr(frappe.local, "db", None):
		frappe.destroy()


@pytest.fixture(autouse=True)
def own_transaction(request: pytest.FixtureRequest) -> Iterator[None]:
	"""Run each test as Administrator in a transaction of its own and roll it back."""
	import frappe

	if request.node.get_closest_marker("nosite") or not getattr(frappe.local, "db", None):
		yield
		return
	frappe.set_user("Administrator")
	frappe.local.lang = "zh"
	frappe.db.rollback()
	yield
	frappe.set_user("Administrator")
	frappe.db.rollback()
	forget_what_was_undone()


@pytest.fixture(autouse=True)
def named_jobs_run(request: pytest.FixtureRequest) -> Iterator[None]:
	"""Hold a test to its marks: a job that it says to show has run, and twice if it says so."""
	marks = list(request.node.iter_markers("job"))
	if not marks:
		yield
		return
	from shequ_weiye.territory.services import job_log

	with patch.object(job_log, "_open", wraps=job_log._open) as opened:
		yield
	runs = Counter(call.args[0] for call in opened.call_args_list)
	for job, *situations in (mark.args for mark in marks):
		assert runs[job] > ("twice" in situations), f"{job} ran {runs[job]} times"


def forget_what_was_undone() -> None:
	"""Drop what the cache took over from the transaction that was just undone.

	Metadata stays: reading it anew for each test would take longer than the tests. A test that
	customises a DocType clears that DocType's cache itself.
	"""
	import frappe
	from frappe.cache_manager import clear_defaults_cache, user_cache_keys
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	frappe.local.message_log = []
	frappe.cache.delete_keys("document_cache::")
	for key in ("workflow", *user_cache_keys):
		frappe.cache.delete_key(key)
	clear_defaults_cache()
