"""What is written about an error names nobody."""

from __future__ import annotations

import json
import logging

import frappe
import pytest
from frappe.utils.logger import SiteContextFilter
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.privacy.error_log import quote_no_forms
from shequ_weiye.privacy.scrub import HIDDEN, scrub

IDENTITY, OLD_IDENTITY, MOBILE, ACCOUNT = (
	"37010219900101123X",
	"370102900101123",
	"13812341234",
	"6222021602012345678",
)
CODE = "370102002008"
QUEUE = "insert_queue_for_Error Log"


def fail(number: str) -> None:
	holder = {"full_name": "李小明", "id_number": number}
	raise ValueError(f"{holder['id_number']} / {MOBILE}")


def test_an_error_is_stored_without_the_numbers_it_quotes() -> None:
	try:
		fail(IDENTITY)
	except ValueError:
		log = frappe.log_error(title=f"{MOBILE} failed")
	stored = frappe.db.get_value("Error Log", log.name, ["method", "error"])
	assert "ValueError" in stored[1] and "in fail" in stored[1]
	assert not any(secret in text for secret in (IDENTITY, MOBILE, "李小明") for text in stored)


def test_an_error_that_waits_in_the_queue_holds_no_number_either() -> None:
	before = frappe.cache.llen(QUEUE)
	frappe.get_doc(doctype="Error Log", method=MOBILE, error=f"x {IDENTITY}").deferred_insert()
	try:
		waiting = json.dumps(frappe.cache.lrange(QUEUE, before, -1), default=str)
	finally:
		frappe.cache.ltrim(QUEUE, 0, before - 1) if before else frappe.cache.delete_key(QUEUE)
	assert HIDDEN in waiting and IDENTITY not in waiting and MOBILE not in waiting


def test_the_log_file_quotes_no_form() -> None:
	logger = frappe.logger(with_more_info=True)
	logger.handlers[0].addFilter(SiteContextFilter())
	quote_no_forms()
	assert not any(
		isinstance(each, SiteContextFilter) for handler in logger.handlers for each in handler.filters
	)
	assert isinstance(logger, logging.Logger)


@pytest.mark.nosite
@pytest.mark.parametrize(
	"number", [IDENTITY, IDENTITY.lower(), OLD_IDENTITY, MOBILE, ACCOUNT, "138 1234 1234", "138-1234-1234"]
)
def test_numbers_of_people_are_hidden(number: str) -> None:
	assert scrub(f"({number})") == f"({HIDDEN})"


@pytest.mark.nosite
@pytest.mark.parametrize(
	"harmless", [CODE, "2026-11-23 13:17:45.095364", "R-2026-000001", "line 1234", "a1b2c3d4e5"]
)
def test_what_an_engineer_needs_stays(harmless: str) -> None:
	assert scrub(harmless) == harmless


@pytest.mark.nosite
@given(st.text(), st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.text())
def test_no_mobile_survives_in_any_text(before: str, number: str, after: str) -> None:
	assert number not in scrub(f"{before} {number} {after}")
