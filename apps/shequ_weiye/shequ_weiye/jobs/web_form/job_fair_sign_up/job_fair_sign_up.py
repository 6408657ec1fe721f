"""The public form by which people sign up for a job fair."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.jobs.services.public_fairs import open_fairs

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
	"""Offer the fairs that take sign-ups now, and translate what Frappe leaves as it is."""
	fairs = open_fairs()
	form = context.web_form_doc
	for field in form.web_form_fields:
		field.label = _(field.label)
		field.description = _(field.description) if field.description else ""
		if field.fieldname == "job_fair":
			field.options = [{"value": "", "label": _("Please choose")}, *fairs]
	context.introduction_text = (
		_(form.introduction_text) if fairs else _("No job fair takes sign-ups at present.")
	)
	context.button_label = _(form.button_label)
	context.words = {word: _(word) for word in SCRIPT_WORDS}
	context.number_words = _("Your number: {0}")
	context.progress_words = _("Look Up Progress")
