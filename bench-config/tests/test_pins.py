"""Lock files: every package with its hash, no address of any registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from small_bench import LENDER, needs_lender
from weiye_bench import python_env
from weiye_bench.errors import BenchError
from weiye_bench.paths import Paths

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


@needs_lender
def test_locking_again_changes_nothing(paths: Paths) -> None:
	"""Versions move only when somebody asks for it: what is locked stays as it is, hash by hash."""
	(paths.made / "uv").symlink_to(LENDER.made / "uv")
	lock = paths.pins / "uv.lock"
	before = lock.read_text()
	python_env.lock(paths, [paths.pins / "uv.in"], lock)
	assert lock.read_text() == before
	assert not list(paths.pins.glob("*.draft"))


@needs_lender
def test_an_address_never_gets_into_a_lock(paths: Paths, tmp_path: Path) -> None:
	(paths.made / "uv").symlink_to(LENDER.made / "uv")
	package = tmp_path / "own"
	package.mkdir()
	(package / "pyproject.toml").write_text('[project]\nname = "own"\nversion = "1"\n')
	(paths.pins / "own.in").write_text(f"own @ {package.as_uri()}\n")
	with pytest.raises(BenchError, match="下载地址"):
		python_env.lock(paths, [paths.pins / "own.in"], paths.pins / "own.lock")
	assert not (paths.pins / "own.lock").exists() and not list(paths.pins.glob("*.draft"))
