"""The patch that names the facts of old sites."""

from __future__ import annotations

import frappe

from shequ_weiye.patches.name_facts_in_words import execute
from shequ_weiye.policies.factories import make_fact
from shequ_weiye.residents.factories import make_resident


def test_facts_of_old_sites_get_a_title_and_others_stay_as_they_are_twice() -> None:
	resident = make_resident().name
	old, new = (make_fact(fact, "1", resident=resident).name for fact in ("is_student", "draws_pension"))
	frappe.db.set_value("Policy Fact", old, "title", None)
	frappe.db.set_value("Policy Fact", new, "title", "另一个标题")
	for _time in range(2):
		execute()
		assert frappe.db.get_value("Policy Fact", old, "title") == "在校学生"
		assert frappe.db.get_value("Policy Fact", new, "title") == "另一个标题"
