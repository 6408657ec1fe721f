"""Completeness: every guard that a hook leads to is proved by an attack of this folder."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from support.guards import all_guards

HERE = Path(__file__).resolve().parent
# Proved beside the code, with rights that nobody has over HTTP.
IN_PROCESS = (
	"doc_events|DocShare|validate|shequ_weiye.permissions.guards.people.refuse_sharing",
	"doc_events|Document Share Key|validate|shequ_weiye.permissions.guards.people.refuse_sharing",
)


def claimed() -> set[str]:
	found: set[str] = set(IN_PROCESS)
	for file in HERE.glob("test_*.py"):
		spec = importlib.util.spec_from_file_location(file.stem, file)
		module = importlib.util.module_from_spec(spec)
		if file != Path(__file__).resolve():
			spec.loader.exec_module(module)
			found.update(getattr(module, "GUARDS", ()))
	return found


def test_every_guard_is_proved_by_an_attack():
	missing = sorted(set(all_guards()) - claimed())
	assert not missing, f"no attack proves {missing}: write one and name the guard in its GUARDS"
