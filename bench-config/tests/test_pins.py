"""Lock files: every package with its hash, no address of any registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

CONFIG = Path(__file__).resolve().parents[1]
LOCKS = sorted((CONFIG / "pins").glob("*.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_python_lock(lock: Path) -> None:
	text = lock.read_text()
	assert "://" not in text and "--index" not in text
	packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)[1:]
	assert packages and all("==" in package and "--hash=sha256:" in package for package in packages)


def test_setuptools_still_has_pkg_resources() -> None:
	version = re.search(r"^setuptools==(\d+)", (CONFIG / "pins" / "python.lock").read_text(), re.M)
	assert version and int(version.group(1)) < 81


@pytest.mark.parametrize(
	"lock", sorted(CONFIG.glob("*/package-lock.json")), ids=lambda path: path.parent.name
)
def test_node_lock(lock: Path) -> None:
	packages = json.loads(lock.read_text())["packages"]
	named = {name: entry for name, entry in packages.items() if name and not entry.get("link")}
	assert named and all(entry.get("integrity") for entry in named.values())
	assert not [name for name, entry in named.items() if "resolved" in entry]
