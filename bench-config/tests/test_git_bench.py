"""Frappe from a git repository of its full size, through the steps that ``make run FRAPPE_GIT=…`` takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from official_repository import OFFICIAL, OWN_SERVERS, git, official_repository
from small_bench import LENDER, SmallBench, needs_lender
from weiye_bench import fingerprint

pytestmark = needs_lender


@pytest.fixture
def repository(tmp_path: Path) -> Path:
	"""Stands for the official repository."""
	return official_repository(tmp_path / "official")


@pytest.fixture
def bench(tmp_path: Path, repository: Path) -> Iterator[SmallBench]:
	small = SmallBench(tmp_path / "bench", FRAPPE_GIT=str(repository))
	yield small
	small.clear()


def test_make_run_takes_frappe_from_the_repository_and_can_go_back(
	bench: SmallBench, repository: Path
) -> None:
	bench.finish("source", "layout")
	bench.end()
	the_repositorys_own(bench, repository)
	locked_without_addresses(bench)
	assert "▶ Frappe 源码" not in bench.finish("source"), "an unchanged branch is taken again"
	bench.end()
	del bench.variables["FRAPPE_GIT"]
	bench.finish("source")
	bench.end()
	assert json.loads(bench.paths.source_record.read_text())["source"] == "registry"
	assert fingerprint.of_tree(bench.paths.frappe) == fingerprint.of_tree(LENDER.frappe)


def the_repositorys_own(bench: SmallBench, repository: Path) -> None:
	"""Its tree, builder and realtime server; nothing of ours but for packages that no registry has."""
	tree, record = bench.paths.frappe, json.loads(bench.paths.source_record.read_text())
	assert (record["source"], record["commit"]) == ("git", git(repository, "rev-parse", "HEAD"))
	for name in OWN_SERVERS:
		assert (tree / name).read_text().endswith(OFFICIAL)
	changed = {line.split()[-1] for line in git(tree, "status", "--porcelain").splitlines()}
	assert changed <= {"package.json", "yarn.lock"}


def locked_without_addresses(bench: SmallBench) -> None:
	"""The tree's own requirements are locked here, as strictly as those that the repository commits."""
	for name in ("git-python.lock", "git-test.lock"):
		text = (bench.paths.cache / name).read_text()
		packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)[1:]
		assert packages and all("==" in package and "--hash=sha256:" in package for package in packages)
		assert "://" not in text
