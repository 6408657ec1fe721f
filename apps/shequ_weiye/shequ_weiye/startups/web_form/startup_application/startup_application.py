"""The public form by which residents apply for the startup subsidy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shequ_weiye.territory.public_forms import offer_communities, translate_form

if TYPE_CHECKING:
	import frappe


def get_context(context: frappe._dict) -> None:
	"""Speak Chinese and let the sender choose the own community."""
	translate_form(context)
	offer_communities(context)
