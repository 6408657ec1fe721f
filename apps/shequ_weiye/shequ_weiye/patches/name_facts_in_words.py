"""Facts are listed by what they say, no longer by a random name."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.policies.services.fact_catalogue import FACTS


def execute() -> None:
	"""Write the title of each entry that has none."""
	lang = frappe.db.get_default("lang")
	for fact in FACTS.values():
		# Every division's entries: a title in words, nothing that rights or decisions hang on.
		frappe.db.set_value(
			"Policy Fact",
			{"fact": fact.key, "title": ("is", "not set")},
			"title",
			_(fact.label, lang),
			update_modified=False,
		)
