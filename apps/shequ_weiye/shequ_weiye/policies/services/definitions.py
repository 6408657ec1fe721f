"""A workflow as the cases that began under it go by it; pure, without Frappe.

Its canonical text holds all that decides what may be done next, and nothing else: not who saved it when, and
not where the builder drew it. The name of a definition is the hash of that text, so that the same workflow is
kept once, and a text that was altered no longer has its name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from shequ_weiye.policies.services.approval_rules import Way

# Hexadecimal digits of a name: no two texts will ever share them, and a person can still read them out.
NAME_LENGTH = 20


class Stage(NamedTuple):
	"""A state, and the role that fills in the form meanwhile; the columns of Frappe's Workflow Document State."""

	state: str
	allow_edit: str


class Transition(NamedTuple):
	"""A way from one state to the next; the columns of Frappe's Workflow Transition."""

	state: str
	action: str
	next_state: str
	allowed: str
	allow_self_approval: int = 0
	condition: str = ""

	@property
	def way(self) -> Way:
		"""The transition as the rules know it."""
		return Way(self.state, self.action, self.next_state, self.allowed)


@dataclass(frozen=True)
class Definition:
	"""Where cases of a DocType begin (the first of ``states``), and how they go on, in the order of the workflow."""

	document_type: str
	states: tuple[Stage, ...] = ()
	transitions: tuple[Transition, ...] = ()

	@cached_property
	def ways(self) -> tuple[Way, ...]:
		"""The transitions as the rules know them."""
		return tuple(row.way for row in self.transitions)

	@cached_property
	def roles(self) -> frozenset[str]:
		"""The roles that take part."""
		return frozenset(row.allowed for row in self.transitions)

	@cached_property
	def editors(self) -> dict[str, str]:
		"""The role that fills in the form in each state."""
		return {row.state: row.allow_edit for row in self.states}

	@cached_property
	def ends(self) -> frozenset[str]:
		"""The states from which no way leads on."""
		return frozenset(self.editors) - {row.state for row in self.transitions}

	@cached_property
	def turns(self) -> dict[str, str]:
		"""The role whose turn it is in each state that leads on."""
		return {state: role for state, role in self.editors.items() if state not in self.ends}

	@cached_property
	def content(self) -> str:
		"""The canonical text."""
		content = {
			"document_type": self.document_type,
			"states": [row._asdict() for row in self.states],
			"transitions": [row._asdict() for row in self.transitions],
		}
		return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

	@cached_property
	def name(self) -> str:
		"""The hash of the canonical text."""
		return name_of_text(self.content)


def definition_from(document_type: str, states: Iterable[Any], transitions: Iterable[Any]) -> Definition:
	"""Give the definition that the rows of a Workflow make; nothing, zero and the empty text mean the same."""
	return Definition(
		document_type,
		tuple(Stage(row.state, row.allow_edit) for row in states),
		tuple(
			Transition(
				row.state,
				row.action,
				row.next_state,
				row.allowed,
				int(row.allow_self_approval or 0),
				(row.condition or "").strip(),
			)
			for row in transitions
		),
	)


def definition_of_text(content: str) -> Definition:
	"""Give the definition of which ``content`` is the canonical text."""
	kept = json.loads(content)
	return Definition(
		kept["document_type"],
		tuple(Stage(**row) for row in kept["states"]),
		tuple(Transition(**row) for row in kept["transitions"]),
	)


def name_of_text(content: str) -> str:
	"""Give the name under which a canonical text is kept."""
	return hashlib.sha256(content.encode()).hexdigest()[:NAME_LENGTH]
