"""``make bench-NAME``: a benchmark on a site of its own, served as in production."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from weiye_bench import proc
from weiye_bench.console import Console
from weiye_bench.errors import BenchError, Stopped
from weiye_bench.serve import running
from weiye_bench.settings import PRODUCTION, Settings
from weiye_bench.testing import environment

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.paths import Paths
	from weiye_bench.services.manager import Services

SITE = "weiye-bench.localhost"
PREFIX = "bench-"


def names(paths: Paths) -> list[str]:
	"""Every benchmark: a module of ``benchmarks/`` that measures."""
	return [path.stem.replace("_", "-") for path in sorted(paths.benchmarks.glob("*.py")) if measures(path)]


def measures(path: Path) -> bool:
	"""The other modules of the folder are what benchmarks share."""
	return "\ndef measure(" in path.read_text()


def run(settings: Settings, name: str) -> int:
	"""Prepare, serve, measure; 0 only if every bar holds."""
	known = names(settings.paths)
	if name not in known:
		raise BenchError(f"没有名为 {name} 的性能测试。", f"现有：{'、'.join(known) or '无'}。")
	console = Console()
	settings = replace(settings, environment=PRODUCTION)
	with running(settings, SITE, console, testing=True, purpose=f"{PREFIX}{name}") as (services, _):
		console.say("▶ 启动网页、实时与后台任务（经 nginx）…")
		services.start_app(scheduler=False)
		console.say(f"▶ 性能测试 {name}")
		held = measure(services, name)
	console.plain()
	result = f"{settings.paths.results.relative_to(settings.paths.root)}/{name}.json"
	console.plain(f"{'✔ 全部达到标准' if held else '✘ 没有全部达到标准'}，结果在 {result}")
	return 0 if held else 1


def measure(services: Services, name: str) -> bool:
	"""In the bench's environment; its table is printed as it comes."""
	paths = services.settings.paths
	process = subprocess.Popen(
		[paths.python, "-m", "benchmarks", name],
		cwd=paths.root,
		env=environment(services),
		stdin=subprocess.DEVNULL,
		start_new_session=True,
	)
	try:
		return process.wait() == 0
	except Stopped:
		proc.end([process.pid], 10)
		raise
