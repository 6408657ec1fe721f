"""Turn the registry's renamed copy of Frappe back into Frappe.

The wheel carries Frappe 15.0.0-dev with the project's names replaced by machine. Undoing the
replacement, in the order below, in every text file and every path, restores the original tree.
"""

from __future__ import annotations

import shutil
from pathlib import Path

# Order matters: the product name built on top of Frappe contains the shorter name.
REPLACEMENTS: tuple[tuple[bytes, bytes], ...] = (
	(b"criscoerp", b"erpnext"),
	(b"Criscoerp", b"ERPNext"),
	(b"criscostack", b"frappe"),
	(b"CRISCOSTACK", b"FRAPPE"),
	(b"Crisco", b"Frappe"),
)
RENAMED_FILES = {"frappe/utils/brik_helper.py": "frappe/utils/bench_helper.py"}
JUNK = {".DS_Store"}


def restore_name(name: str) -> str:
	"""Give one file or folder name its original spelling."""
	return restore_bytes(name.encode()).decode()


def restore_bytes(content: bytes) -> bytes:
	"""Undo the replacements in the content of one text file."""
	for renamed, original in REPLACEMENTS:
		content = content.replace(renamed, original)
	return content


def is_binary(content: bytes) -> bool:
	"""A NUL byte in the head marks a picture, font or archive, which is copied as it is."""
	return b"\0" in content[:8192]


def restore_tree(source: Path, target: Path) -> int:
	"""Write the restored copy of ``source`` into ``target``; answer how many files were written."""
	written = 0
	for path in sorted(p for p in source.rglob("*") if p.is_file() and p.name not in JUNK):
		relative = Path(*(restore_name(part) for part in path.relative_to(source).parts))
		relative = Path(RENAMED_FILES.get(relative.as_posix(), relative.as_posix()))
		destination = target / relative
		destination.parent.mkdir(parents=True, exist_ok=True)
		content = path.read_bytes()
		destination.write_bytes(content if is_binary(content) else restore_bytes(content))
		shutil.copymode(path, destination)
		written += 1
	return written
