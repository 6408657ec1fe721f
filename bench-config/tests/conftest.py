"""A bench folder in a temporary place; nothing here needs Frappe, a site or a registry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from weiye_bench import proc
from weiye_bench.paths import Paths
from weiye_bench.settings import Settings

CONFIG = Path(__file__).resolve().parents[1]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
	"""An empty bench that has our configuration beside it."""
	bench = Paths(tmp_path / "bench")
	for folder in (bench.root, bench.config, bench.logs, bench.run, bench.sites, bench.step_logs):
		folder.mkdir(parents=True)
	for name in ("pins", "templates", "node"):
		shutil.copytree(
			CONFIG / name, bench.config_source / name, ignore=shutil.ignore_patterns("node_modules")
		)
	return bench


@pytest.fixture
def settings(paths: Paths) -> Settings:
	"""Settings as they are without any variable."""
	return Settings(paths=paths)


@pytest.fixture(autouse=True)
def not_stopping():
	"""A test that ends programs does not keep the next from starting some."""
	yield
	proc._stopping.clear()
