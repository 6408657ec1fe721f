"""What goes wrong is said in one message, with what to do, and leaves nothing half-made."""

from __future__ import annotations

import os
import shutil
import socket
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_bench import LENDER, SmallBench, needs_lender
from weiye_bench import doctor, node_env, python_env
from weiye_bench.errors import BenchError
from weiye_bench.paths import Paths
from weiye_bench.settings import read_settings

Usage = namedtuple("Usage", "total used free")
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[SmallBench]:
	small = SmallBench(tmp_path / "bench")
	yield small
	small.clear()


def refused(bench: SmallBench, *steps: str) -> str:
	"""The tool ends by itself with one message; what it says."""
	assert bench.start(*steps).wait(120) == 1
	assert "Traceback" not in bench.said
	return bench.said


def test_a_taken_port_stops_before_anything_is_made(bench: SmallBench) -> None:
	with socket.create_server(("127.0.0.1", 0)) as server:
		port = server.getsockname()[1]
		bench.variables["WEIYE_PORT"] = str(port)
		said = refused(bench, "layout", "services")
	assert f"端口 {port} 已被占用" in said and f"进程 {os.getpid()}" in said and "WEIYE_PORT=" in said
	assert not bench.paths.sites.exists() and not bench.paths.config.exists()


def test_a_full_disk_stops_before_anything_is_made(
	bench: SmallBench, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**10, 10**10, 10**8))
	settings = read_settings(bench.paths.root, bench.variables)
	with pytest.raises(BenchError, match=r"磁盘空间不足.*0\.1 GB") as caught:
		doctor.check_all(settings)
	assert "没有做任何改动" in caught.value.hint


@needs_lender
def test_an_unreachable_python_registry(
	paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
	(paths.made / "uv").symlink_to(LENDER.made / "uv")
	for name, value in {
		"DEFAULT_INDEX": NOWHERE,
		"HTTP_RETRIES": "0",
		"CACHE_DIR": str(tmp_path / "uv"),
	}.items():
		monkeypatch.setenv(f"UV_{name}", value)
	with pytest.raises(BenchError, match="uv 失败") as caught:
		python_env.make_env(paths, paths.bench_env, [paths.pins / "bench.lock"], "bench-env")
	assert "软件源" in caught.value.hint and "pip config" in caught.value.hint


def test_an_unreachable_node_registry(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	folder = tmp_path / "lint"
	folder.mkdir()
	for name in ("package.json", "package-lock.json"):
		shutil.copy2(LENDER.config_source / "lint" / name, folder)
	for name, value in {"registry": NOWHERE, "fetch_retries": "0", "cache": str(tmp_path / "npm")}.items():
		monkeypatch.setenv(f"npm_config_{name}", value)
	with pytest.raises(BenchError, match="npm 失败") as caught:
		node_env.install_folder(paths, folder)
	assert "npm config" in caught.value.hint
	assert not list(folder.glob("node_modules/eslint"))
