"""What tells the content of one service from that of another; pure."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

KEY_LENGTH = 12


def content_key(content: str | None, evidence: str | None = None, source: str | None = None) -> str | None:
	"""Give a short key of what was offered, else of the paper, else of the record that the service follows from.

	Two texts that differ in spaces, punctuation or width of characters only are the same content. None stands
	for a service without any proof.
	"""
	text = _essence(content or "") or evidence or source
	return sha256(text.encode()).hexdigest()[:KEY_LENGTH] if text else None


def _essence(content: str) -> str:
	text = unicodedata.normalize("NFKC", content).casefold()
	return "".join(character for character in text if character.isalnum())
