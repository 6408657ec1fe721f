"""Has an input changed since the last time?"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
	from collections.abc import Iterable

SKIPPED_FOLDERS = {"__pycache__", "node_modules", ".git", "dist"}
SKIPPED_SUFFIXES = (".pyc", ".swp", "~")


def of_text(*texts: str) -> str:
	"""One short mark for texts."""
	return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:20]


def of_files(paths: Iterable[Path]) -> str:
	"""One mark for the contents of files; a missing file counts as such."""
	digest = hashlib.sha256()
	for path in paths:
		digest.update(str(path.name).encode() + b"\0")
		digest.update(path.read_bytes() if path.is_file() else b"(missing)")
	return digest.hexdigest()[:20]


def walk(folder: Path, skipped: frozenset[str] = frozenset()) -> list[Path]:
	"""All files below a folder that belong to its source, in a fixed order."""
	found = []
	for base, folders, files in os.walk(folder):
		folders[:] = sorted(set(folders) - SKIPPED_FOLDERS - skipped)
		found += [Path(base, name) for name in sorted(files) if not name.endswith(SKIPPED_SUFFIXES)]
	return found


def of_tree(folder: Path, skipped: frozenset[str] = frozenset()) -> str:
	"""One mark for the names and contents of all files below a folder."""
	digest = hashlib.sha256()
	for path in walk(folder, skipped):
		digest.update(str(path.relative_to(folder)).encode() + b"\0")
		digest.update(hashlib.sha256(path.read_bytes()).digest())
	return digest.hexdigest()[:20]


def of_times(*folders: Path) -> str:
	"""A quicker mark for large trees: names, sizes and times."""
	digest = hashlib.sha256()
	for folder in folders:
		for path in walk(folder):
			stat = path.stat()
			digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
	return digest.hexdigest()[:20]
