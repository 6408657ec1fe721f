"""Public pages speak the visitor's language down to the calendar of a date."""

from __future__ import annotations

import frappe

from shequ_weiye.territory.public_pages import tell_language


def test_the_controls_of_a_public_form_are_told_the_language_of_the_page() -> None:
	context = frappe._dict(boot=frappe._dict(lang="en"))
	tell_language(context)
	assert context.boot.user == {"language": "zh"}


def test_a_page_without_controls_is_left_as_it_is() -> None:
	context = frappe._dict()
	tell_language(context)
	assert not context


def test_what_the_desk_knows_of_its_user_is_left_as_it_is() -> None:
	context = frappe._dict(boot='{"user": {}}')
	tell_language(context)
	assert context.boot == '{"user": {}}'
