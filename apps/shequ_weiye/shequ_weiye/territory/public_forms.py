"""What the public forms for residents have in common: Chinese words, the choice of a community, the number.

Their scripts stand in ``templates/includes/confirmation_number.js`` and ``community_choice.js``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _

from shequ_weiye.territory.public_divisions import divisions_below
from shequ_weiye.territory.services.report_levels import PROVINCE_CODE

if TYPE_CHECKING:
	import frappe
	from frappe.website.doctype.web_form_field.web_form_field import WebFormField

# What Frappe's own script says on these pages; a page for guests gets no other translations.
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


def translate_form(context: frappe._dict) -> None:
	"""Translate what Frappe leaves as it is, and give the words around the confirmation number."""
	form = context.web_form_doc
	for field in form.web_form_fields:
		_translate_field(field)
	context.title = _(form.title)
	context.introduction_text = _(form.introduction_text)
	context.button_label = _(form.button_label)
	context.words = {word: _(word) for word in SCRIPT_WORDS}
	context.number_words = _("Your number: {0}")
	context.progress_words = _("Look Up Progress")


def offer_communities(context: frappe._dict) -> None:
	"""Give the first level of the choice of a community, and what each level is called."""
	context.level_words = [_("City"), _("County"), _("Street"), _("Community")]
	context.cities = divisions_below(PROVINCE_CODE)


def _translate_field(field: WebFormField) -> None:
	field.label = _(field.label)
	field.description = _(field.description) if field.description else ""
	if field.fieldtype == "Select":
		names = (field.options or "").split("\n")
		field.options = [{"value": name, "label": _(name) if name else ""} for name in names]
