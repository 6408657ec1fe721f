"""Completeness: every guard that a hook leads to is proved by an attack of this folder."""

from __future__ import annotations

from pathlib import Path

from shequ_weiye.permissions.guards import wiring
from support.guards import all_guards, claimed_guards

HERE = Path(__file__).resolve().parent
# Proved beside the code, with rights that nobody has over HTTP.
IN_PROCESS = (
	"doc_events|DocShare|validate|shequ_weiye.permissions.guards.people.refuse_sharing",
	"doc_events|Document Share Key|validate|shequ_weiye.permissions.guards.people.refuse_sharing",
)


def test_every_guard_is_proved_by_an_attack():
	missing = sorted(set(all_guards()) - {*IN_PROCESS, *claimed_guards(HERE)})
	assert not missing, f"no attack proves {missing}: write one and name the guard in its GUARDS"


def test_every_guard_of_documents_stands_in_the_hooks():
	"""Another hook of the same DocType must not take its place."""
	standing = set(all_guards())
	wired = {
		f"doc_events|{doctype}|{event}|{path}"
		for doctype, events in wiring.EVENTS.items()
		for event, path in events.items()
	}
	assert not wired - standing
