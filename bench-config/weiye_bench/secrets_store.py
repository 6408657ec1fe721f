"""Passwords that the bench generates once and keeps to itself (0600)."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
	from weiye_bench.paths import Paths

ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def generate(length: int = 16) -> str:
	"""Letters and digits that cannot be confused; always has a lower, an upper, a digit and a sign."""
	return "".join(secrets.choice(ALPHABET) for _ in range(length - 4)) + "-Wy" + secrets.choice("23456789")


def keep(path: Path, text: str) -> None:
	"""Write a file that only its owner reads; of two that write at once, one is whole."""
	_draft(path, text).replace(path)


def _draft(path: Path, text: str) -> Path:
	path.parent.mkdir(parents=True, exist_ok=True)
	handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)  # 0600
	with os.fdopen(handle, "w") as file:
		file.write(text)
	return Path(name)


def secret(paths: Paths, name: str) -> str:
	"""The secret of that name; made when first asked for, and the same for all that ask at once."""
	path = paths.made / name
	if not path.is_file():
		draft = _draft(path, generate() + "\n")
		with suppress(FileExistsError):
			os.link(draft, path)
		draft.unlink()
	return path.read_text().strip()


def database_password(paths: Paths) -> str:
	"""root of the private MariaDB."""
	return secret(paths, "db-root-password")


def admin_password(paths: Paths) -> str:
	"""Frappe's Administrator on sites made here."""
	return secret(paths, "admin-password")


def demo_password(paths: Paths, chosen: str) -> str:
	"""The demo accounts' password: the chosen one, else one made once."""
	return chosen or secret(paths, "demo-password")
