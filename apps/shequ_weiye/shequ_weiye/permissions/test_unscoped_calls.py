"""Whatever asks or writes the app's tables past row scope says on the line above why it may."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from shequ_weiye.permissions.registry import SCOPES

APP = Path(__file__).resolve().parents[1]
RAW = "frappe.db.sql"
UNSCOPED = {
	RAW,
	"frappe.get_all",
	"frappe.db.set_value",
	"frappe.db.delete",
	"frappe.db.bulk_insert",
	"frappe.qb.from_",
	"frappe.qb.update",
}
MISSING = "{0}: say in a comment directly above why this call may pass row scope, or use frappe.get_list"


def shipped_code() -> Iterator[Path]:
	"""Give the files that run on a site; what only tests run is left out."""
	for path in sorted(APP.rglob("*.py")):
		if not path.name.startswith("test_") and not path.stem.endswith("factories"):
			yield path


def unexplained(source: str) -> list[int]:
	"""Give the lines of calls past row scope that no comment explains, on their own lines or directly above."""
	if not any(name in source for name in UNSCOPED):
		return []  # most files, and reading them is what takes time
	tree = ast.parse(source)
	tokens = tokenize.generate_tokens(io.StringIO(source).readline)
	commented = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
	names = {
		target.id: node.value.value
		for node in tree.body
		if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
		for target in node.targets
		if isinstance(target, ast.Name)
	}
	return [
		call.lineno
		for statement, call in calls(tree, tree)
		if passes_scope(call, names)
		and commented.isdisjoint(range(statement.lineno - 1, (call.end_lineno or call.lineno) + 1))
	]


def calls(node: ast.AST, statement: ast.AST) -> Iterator[tuple[ast.AST, ast.Call]]:
	"""Give each call below ``node`` with the statement in which it stands."""
	for child in ast.iter_child_nodes(node):
		within = child if isinstance(child, ast.stmt) else statement
		if isinstance(child, ast.Call):
			yield within, child
		yield from calls(child, within)


def passes_scope(call: ast.Call, names: dict[str, object]) -> bool:
	"""Answer whether a call reaches a table of the app, or one that its text does not name."""
	if ast.unparse(call.func) not in UNSCOPED:
		return False
	table = call.args[0] if call.args else None
	known = names.get(table.id) if isinstance(table, ast.Name) else getattr(table, "value", None)
	names_another = isinstance(known, str) and known not in SCOPES
	return ast.unparse(call.func) == RAW or not names_another


def test_every_call_past_row_scope_says_why() -> None:
	sources = {path.relative_to(APP): path.read_text(encoding="utf-8") for path in shipped_code()}
	missing = [f"{path}:{line}" for path, source in sources.items() for line in unexplained(source)]
	assert not missing, "\n".join(MISSING.format(place) for place in missing)


@pytest.mark.parametrize(
	("source", "refused"),
	[
		("frappe.get_all('Resident')", True),
		("# why\nfrappe.get_all('Resident')", False),
		("# why\nrows = [\n\tfrappe.get_all('Resident')\n]", False),
		("# why\nx = 1\nfrappe.get_all('Resident')", True),
		("frappe.get_all('Resident')  # why", False),
		("TABLE = 'Resident'\nfrappe.db.delete(TABLE)", True),
		("frappe.db.set_value(doctype, name, 'field', 1)", True),
		("frappe.db.sql('select 1')", True),
		("frappe.get_all('Has Role')", False),
		("frappe.get_list('Resident')", False),
	],
)
def test_a_reason_stands_at_the_call_itself(source: str, refused: bool) -> None:
	assert bool(unexplained(source)) == refused
