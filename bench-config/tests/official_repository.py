"""Git repositories that tests take Frappe from."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FRAPPE = Path(__file__).resolve().parents[2] / "apps" / "frappe"
OWN_SERVERS = ("esbuild/index.js", "socketio.js")
OFFICIAL = "// the official one\n"


def git(folder: Path, *arguments: str) -> str:
	"""Run git as somebody; what it says."""
	identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"]
	done = subprocess.run(
		["git", "-C", folder, *identity, *arguments], capture_output=True, text=True, check=True
	)
	return done.stdout.strip()


def commit(folder: Path) -> str:
	"""Commit everything in the folder; the new commit."""
	git(folder, "add", "-f", "-A")
	git(folder, "commit", "-q", "-m", "change")
	return git(folder, "rev-parse", "HEAD")


def official_repository(folder: Path) -> Path:
	"""Frappe in its full size, with a builder and a realtime server that can be told from ours."""
	leave_out = shutil.ignore_patterns("node_modules", "__pycache__", "dist", "package-lock.json")
	shutil.copytree(FRAPPE, folder, ignore=leave_out, symlinks=True)
	for name in OWN_SERVERS:
		(folder / name).write_text((folder / name).read_text() + OFFICIAL)
	git(folder, "init", "-q", "-b", "version-15")
	commit(folder)
	return folder
