"""The public form by which residents tell what they want to learn."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.territory.public_divisions import divisions_below
from shequ_weiye.territory.services.report_levels import PROVINCE_CODE

# What Frappe's own script says on this page; a page for guests gets no other translations.
SCRIPT_WORDS = (
	"Error",
	"Mandatory fields required:",
	"Invalid values for fields:",
	"Missing Values Required",
	"Following fields have missing values:",
	"Message",
	"Close",
	"Discard?",
	"Discard",
	"Are you sure you want to discard the changes?",
)


def get_context(context: frappe._dict) -> None:
	"""Translate what Frappe leaves as it is, and give the first level of the choice of a community."""
	form = context.web_form_doc
	for field in form.web_form_fields:
		field.label = _(field.label)
		field.description = _(field.description) if field.description else ""
		if field.fieldtype == "Select":
			field.options = [
				{"value": name, "label": _(name) if name else ""} for name in field.options.split("\n")
			]
	context.title = _(form.title)
	context.introduction_text = _(form.introduction_text)
	context.button_label = _(form.button_label)
	context.words = {word: _(word) for word in SCRIPT_WORDS}
	context.number_words = _("Your number: {0}")
	context.progress_words = _("Look Up Progress")
	context.level_words = [_("City"), _("County"), _("Street"), _("Community")]
	context.cities = divisions_below(PROVINCE_CODE)
