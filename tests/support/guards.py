"""The list of all guards, read from the hooks themselves, and the attacks that claim to prove them."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

from shequ_weiye import hooks

GUARDS = "shequ_weiye.permissions.guards."
EXPORTS = "shequ_weiye.territory.export_doors."
IMPORTS = "shequ_weiye.territory.import_doors."
OWN_IMPORTS = "shequ_weiye.territory.guarded_import."
LISTS = ("auth_hooks", "after_request")
TABLES = ("override_whitelisted_methods", "permission_query_conditions", "has_permission")
PACKAGES = (GUARDS, EXPORTS, IMPORTS)
# Steps within classes that stand in for Frappe's, which are one hook each.
FUNCTIONS = (
	f"{GUARDS}deletions.leave_content_out",
	f"{GUARDS}files.keep_private",
	f"{GUARDS}files.refuse_foreign_address",
	f"{GUARDS}files.refuse_dangerous",
	f"{GUARDS}files.refuse_publishing",
	f"{OWN_IMPORTS}require_own",
	f"{OWN_IMPORTS}refuse_without_right",
	f"{OWN_IMPORTS}refuse_address",
	f"{OWN_IMPORTS}refuse_updates",
	f"{OWN_IMPORTS}refuse_foreign_sheet",
)


def all_guards() -> list[str]:
	"""Name every guard, as ``support.mutant`` takes it away."""
	return [*_from_hooks(), *FUNCTIONS]


def claimed_guards(folder: Path) -> dict[str, list[Path]]:
	"""Map each guard to the test modules of ``folder`` whose ``GUARDS`` name it."""
	claims: dict[str, list[Path]] = {}
	for file in sorted(folder.glob("test_*.py")):
		spec = importlib.util.spec_from_file_location(file.stem, file)
		if spec and spec.loader:
			module = importlib.util.module_from_spec(spec)
			spec.loader.exec_module(module)
			for guard in getattr(module, "GUARDS", ()):
				claims.setdefault(guard, []).append(file)
	return claims


def _from_hooks() -> Iterator[str]:
	for hook in LISTS:
		yield from (f"{hook}|{path}" for path in getattr(hooks, hook) if path.startswith(PACKAGES))
	for hook in TABLES:
		yield from (
			f"{hook}|{key}|{path}" for key, path in getattr(hooks, hook).items() if path.startswith(PACKAGES)
		)
	for doctype, events in hooks.doc_events.items():
		for event, paths in events.items():
			for path in [paths] if isinstance(paths, str) else paths:
				if path.startswith(PACKAGES):
					yield f"doc_events|{doctype}|{event}|{path}"


def short(guard: str) -> str:
	"""Give a guard's name for people: where it stands and which function it is."""
	*where, path = guard.split("|")
	key = where[1] if len(where) > 1 else ""
	return path.removeprefix(GUARDS) + (f" [{key}]" if key else "")
