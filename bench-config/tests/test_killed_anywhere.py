"""kill -9 in the middle of each kind of step; the next start goes on and leaves nothing half-made."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_bench import LENDER, SITE, SmallBench, needs_lender
from weiye_bench import fingerprint, proc
from weiye_bench.services.supervisor import recorded_pid

pytestmark = needs_lender
STEPS = ("source", "bench-env", "layout", "services", "site")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[SmallBench]:
	"""Everything of its own but the Python environment that Frappe runs in."""
	small = SmallBench(tmp_path / "bench")
	small.borrow_dump()
	(small.paths.root / ".bench" / "bench-env").unlink()
	yield small
	small.clear()


def unpacking(bench: SmallBench) -> bool:
	"""Frappe's source is being put together."""
	return (bench.paths.made / "frappe.draft" / "frappe").is_dir()


def installing(bench: SmallBench) -> bool:
	"""Packages are being put into an environment."""
	return any(bench.paths.bench_env.glob("lib/python3*/site-packages/*.dist-info"))


def initialising(bench: SmallBench) -> bool:
	"""The database's folder is being filled."""
	return (bench.paths.data / "mariadb" / "data.draft" / "mysql").is_dir()


def starting(bench: SmallBench) -> bool:
	"""The process manager runs, and the database is coming up."""
	return bool(recorded_pid(bench.paths))


def restoring(bench: SmallBench) -> bool:
	"""The site's tables are being made."""
	folders = [path for path in (bench.paths.data / "mariadb" / "data").glob("_*") if path.is_dir()]
	return any(len(list(folder.glob("*.frm"))) > 20 for folder in folders)


MIDDLES: tuple[Callable[[SmallBench], bool], ...] = (unpacking, installing, initialising, starting, restoring)


def test_every_kind_of_step_is_resumed_after_a_kill(bench: SmallBench) -> None:
	for middle in MIDDLES:
		bench.kill_when(lambda middle=middle: middle(bench), *STEPS)
	said = bench.finish(*STEPS)
	assert "收拾上次" in said, "the servers of the killed run were not taken care of"
	whole(bench)
	bench.end()
	said = bench.finish(*STEPS)
	assert "▶ Frappe 源码" not in said and "▶ frappe-bench" not in said, "what was done is done again"
	bench.end()


def whole(bench: SmallBench) -> None:
	"""Nothing lacks, and no draft is left."""
	paths = bench.paths
	assert fingerprint.of_tree(paths.frappe) == fingerprint.of_tree(LENDER.frappe)
	assert not list(paths.made.glob("frappe.*")) and not (paths.data / "mariadb" / "data.draft").exists()
	assert os.access(paths.bench_env / "bin" / "supervisord", os.X_OK)
	tables = "len(frappe.db.sql('show tables'))"
	dump = next(LENDER.cache.glob("bare-site-*.sql")).read_text(errors="replace")
	assert int(bench.in_site(f"print({tables})")) == len(
		re.findall(r"^CREATE (?:TABLE|SEQUENCE) ", dump, re.M)
	)
	assert not [path for path in paths.stamps.iterdir() if "begun" in path.name or path.suffix == ".tmp"]
	config = (paths.sites / SITE / "site_config.json").read_text()
	assert '"db_password"' in config


def test_what_a_killed_run_left_is_taken_over(bench: SmallBench) -> None:
	(bench.paths.made / "bench-env").symlink_to(LENDER.bench_env)
	bench.paths.apps.mkdir()
	bench.finish("layout", "services")
	ports, left = bench.ports, proc.owned(bench.paths.root)
	assert bench.tool is not None
	bench.tool.kill()
	bench.tool.wait(30)
	assert len(proc.owned(bench.paths.root)) >= 4, "database, two Redis and their manager outlive the tool"
	assert "收拾上次" in bench.finish("layout", "services")
	assert bench.ports == ports and not set(left) & set(proc.owned(bench.paths.root))
	bench.end()
