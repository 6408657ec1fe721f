"""A text may compare the record's own fields; whatever could do more is refused, unread by Frappe."""

from __future__ import annotations

import pytest

from shequ_weiye.reshaping.services.expressions import (
	Fault,
	check_condition,
	check_expression,
	check_template,
)

FIELDS = frozenset({"amount", "enterprise_kind", "name", "workflow_state"})


@pytest.mark.parametrize(
	"text",
	(
		"doc.amount > 12000",
		'doc.enterprise_kind == "Individual Business" and not doc.amount * 2 <= 10',
		'doc.get("amount") in [1, 2]',
	),
)
def test_a_comparison_of_fields_is_a_condition(text: str) -> None:
	assert check_condition(text, FIELDS) is None


@pytest.mark.parametrize(
	("text", "fault", "words"),
	(
		("doc.amount >", Fault.SYNTAX, "doc.amount >"),
		("doc.amont > 1", Fault.UNKNOWN_FIELD, "amont"),
		("doc.delete()", Fault.NOT_ALLOWED, "doc.delete()"),
		('frappe.db.get_value("Resident", "R1", "id_number")', Fault.NOT_ALLOWED, "frappe.db"),
		("doc.db_set", Fault.UNKNOWN_FIELD, "db_set"),
		("[x for x in (1, 2)]", Fault.NOT_ALLOWED, "[x for x"),
		("doc.amount.__class__", Fault.NOT_ALLOWED, "__class__"),
		("(lambda: 1)()", Fault.NOT_ALLOWED, "lambda"),
	),
)
def test_anything_else_is_no_condition(text: str, fault: Fault, words: str) -> None:
	finding = check_condition(text, FIELDS)
	assert finding and finding.fault == fault and words in finding.words


@pytest.mark.parametrize(
	"text",
	(
		"",
		"请查看",
		"{{ doc.name }} 已到 {{ _(doc.workflow_state) }}",
		'{% if doc.name == "A" %}甲{% endif %}',
	),
)
def test_a_template_names_the_record(text: str) -> None:
	assert check_template(text, FIELDS) is None


@pytest.mark.parametrize(
	("text", "fault"),
	(
		("{{ doc.name", Fault.SYNTAX),
		("{{ doc.applicant_name }}", Fault.UNKNOWN_FIELD),
		("{{ doc.as_json() }}", Fault.NOT_ALLOWED),
		('{{ doc["applicant_name"] }}', Fault.NOT_ALLOWED),
		("{{ doc }}", Fault.NOT_ALLOWED),
		('{{ frappe.get_all("Resident") }}', Fault.NOT_ALLOWED),
		('{% include "x.html" %}', Fault.NOT_ALLOWED),
		("{% for row in doc.steps %}{% endfor %}", Fault.NOT_ALLOWED),
		("{{ doc.name|attr('x') }}", Fault.NOT_ALLOWED),
		("{% set x = doc %}", Fault.NOT_ALLOWED),
	),
)
def test_a_template_does_nothing_else(text: str, fault: Fault) -> None:
	finding = check_template(text, FIELDS)
	assert finding and finding.fault == fault


@pytest.mark.parametrize(
	"text",
	("amount", "eval:doc.amount > 5", "eval: doc.enterprise_kind === 'A' && !(doc.amount || true)"),
)
def test_a_form_may_show_fields_by_comparison(text: str) -> None:
	assert check_expression(text, FIELDS) is None


@pytest.mark.parametrize(
	("text", "fault"),
	(
		("amont", Fault.UNKNOWN_FIELD),
		("eval:doc.amont", Fault.UNKNOWN_FIELD),
		("eval:fetch('/x')", Fault.NOT_ALLOWED),
		("eval:doc.amount = 5", Fault.NOT_ALLOWED),
		("eval:doc.name.constructor", Fault.NOT_ALLOWED),
		("eval:doc.name('x')", Fault.NOT_ALLOWED),
		("eval:doc.name ('x')", Fault.NOT_ALLOWED),
		("eval:(doc.amount)['x']", Fault.NOT_ALLOWED),
		("eval:`${doc.name}`", Fault.NOT_ALLOWED),
	),
)
def test_a_form_runs_no_code(text: str, fault: Fault) -> None:
	finding = check_expression(text, FIELDS)
	assert finding and finding.fault == fault
