"""What administrators may write in conditions and templates: the record's own fields, compared.

Frappe evaluates such texts with more at hand than a field: a template may call any server function, a
condition may query the database, an expression of a form runs in the browser of whoever opens it. So a
text is read here, never run, and refused for everything that is not plainly a comparison. Pure.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

RECORD = "doc"


class Fault(StrEnum):
	"""What is wrong with a text."""

	SYNTAX = "syntax"
	UNKNOWN_FIELD = "unknown_field"
	NOT_ALLOWED = "not_allowed"


class Finding(NamedTuple):
	"""A fault and the words at which it was found."""

	fault: Fault
	words: str


# --- conditions (Python)

_COMPARING = (
	ast.Expression,
	ast.BoolOp,
	ast.UnaryOp,
	ast.Not,
	ast.USub,
	ast.Compare,
	ast.BinOp,
	ast.Add,
	ast.Sub,
	ast.Mult,
	ast.Div,
	ast.Constant,
	ast.List,
	ast.Tuple,
	ast.boolop,
	ast.cmpop,
	ast.Load,
)


def check_condition(text: str, fields: Collection[str]) -> Finding | None:
	"""Give the first fault of a condition such as ``doc.amount > 12000``, or nothing."""
	try:
		tree = ast.parse(text.strip(), mode="eval")
	except (SyntaxError, ValueError):
		return Finding(Fault.SYNTAX, text.strip())
	return next(_faults_of(tree, fields), None)


def _faults_of(node: ast.AST, fields: Collection[str]) -> Iterator[Finding]:
	field = _field_read_by(node)
	if field is not None:
		if field not in fields:
			yield Finding(Fault.UNKNOWN_FIELD, field)
		return
	if not isinstance(node, _COMPARING):
		yield Finding(Fault.NOT_ALLOWED, ast.unparse(node))
		return
	for child in ast.iter_child_nodes(node):
		yield from _faults_of(child, fields)


def _field_read_by(node: ast.AST) -> str | None:
	"""Give the field behind ``doc.field`` and ``doc.get("field")``."""
	match node:
		case ast.Attribute(value=ast.Name(id="doc"), attr=field):
			return field
		case ast.Call(
			func=ast.Attribute(value=ast.Name(id="doc"), attr="get"),
			args=[ast.Constant(value=str(field))],
			keywords=[],
		):
			return field
	return None


# --- templates (Jinja)

_SAYING = (
	nodes.Template,
	nodes.Output,
	nodes.TemplateData,
	nodes.Const,
	nodes.If,
	nodes.Compare,
	nodes.Operand,
	nodes.And,
	nodes.Or,
	nodes.Not,
)


def check_template(text: str, fields: Collection[str]) -> Finding | None:
	"""Give the first fault of a text with ``{{ doc.field }}`` and ``{% if doc.field == … %}``, or nothing."""
	try:
		tree = Environment(autoescape=True).parse(text)
	except TemplateSyntaxError as error:
		return Finding(Fault.SYNTAX, error.message or text)
	return next(_faults_in_template(tree, fields), None)


def _faults_in_template(node: nodes.Node, fields: Collection[str]) -> Iterator[Finding]:
	match node:
		case nodes.Getattr(node=nodes.Name(name="doc"), attr=field):
			if field not in fields:
				yield Finding(Fault.UNKNOWN_FIELD, field)
			return
		case nodes.Call(node=nodes.Name(name="_"), args=[said], kwargs=[], dyn_args=None, dyn_kwargs=None):
			yield from _faults_in_template(said, fields)
			return
	if not isinstance(node, _SAYING):
		yield Finding(Fault.NOT_ALLOWED, _named(node))
		return
	for child in node.iter_child_nodes():
		yield from _faults_in_template(child, fields)


def _named(node: nodes.Node) -> str:
	names = [found.name for found in (node, *node.find_all(nodes.Name)) if isinstance(found, nodes.Name)]
	return ", ".join(dict.fromkeys(names)) or type(node).__name__


# --- expressions of the form (JavaScript)

_PREFIX = "eval:"
_PARTS = re.compile(
	r"\s*(?:(?P<field>doc\.\w+(?!\s*[\w.(]))|(?P<text>\"[^\"\\]*\"|'[^'\\]*')|(?P<number>\d+(?:\.\d+)?\b)"
	r"|(?P<word>\b(?:true|false|null)\b)|(?P<sign>===?|!==?|[<>]=?|&&|\|\||[!()]))\s*"
)


def check_expression(text: str, fields: Collection[str]) -> Finding | None:
	"""Give the first fault of a field name, or of ``eval:`` and a comparison of fields, or nothing."""
	if not text.startswith(_PREFIX):
		return None if text in fields else Finding(Fault.UNKNOWN_FIELD, text)
	text, place = text.removeprefix(_PREFIX), 0
	while place < len(text):
		part = _PARTS.match(text, place)
		if not part:
			return Finding(Fault.NOT_ALLOWED, text[place:].strip())
		field = (part["field"] or "").removeprefix(f"{RECORD}.")
		if field and field not in fields:
			return Finding(Fault.UNKNOWN_FIELD, field)
		place = part.end()
	return None
