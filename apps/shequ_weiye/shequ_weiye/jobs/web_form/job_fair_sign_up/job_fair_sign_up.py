"""The public form by which people sign up for a job fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _

from shequ_weiye.jobs.services.public_fairs import open_fairs
from shequ_weiye.territory.public_forms import translate_form

if TYPE_CHECKING:
	import frappe


def get_context(context: frappe._dict) -> None:
	"""Speak Chinese and offer the fairs that take sign-ups now."""
	translate_form(context)
	fairs = open_fairs()
	choice = next(field for field in context.web_form_doc.web_form_fields if field.fieldname == "job_fair")
	choice.options = [{"value": "", "label": _("Please choose")}, *fairs]
	if not fairs:
		context.introduction_text = _("No job fair takes sign-ups at present.")
