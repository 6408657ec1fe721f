"""Says of the shipped policies whose months are counted together that they are, where nobody has yet."""

from __future__ import annotations

import frappe

from shequ_weiye.setup.policies import shipped


def execute() -> None:
	"""Fill what is empty; what an administrator wrote stays."""
	for content in shipped():
		policy = content["policy"]
		if policy.get("months_with"):
			# Public reference data; written past the checks of a person's form.
			frappe.db.set_value(
				"Policy",
				{"name": policy["name"], "months_with": ("is", "not set")},
				"months_with",
				policy["months_with"],
				update_modified=False,
			)
