"""The commands behind the Makefile."""

from __future__ import annotations

import json
import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from weiye_bench import benchmarking, cleaning, lifecycle, ports, proc, python_env, serve, testing
from weiye_bench.console import Console
from weiye_bench.errors import BenchError, Stopped
from weiye_bench.services.supervisor import Supervisor, recorded_pid
from weiye_bench.settings import Settings, read_settings

if TYPE_CHECKING:
	from collections.abc import Callable, Sequence

LOCKS: tuple[tuple[str, list[str], list[str]], ...] = (
	("uv", ["uv"], []),
	("python", ["python", "app"], []),
	("test", ["test"], ["python"]),
	("tools", ["tools"], []),
	("bench", ["bench"], []),
)


def lock(settings: Settings) -> int:
	"""Make all lock files anew from the ``.in`` files."""
	console, paths = Console(), settings.paths
	with lifecycle.exclusive(paths, "lock"):
		if not paths.uv.exists():
			python_env.make_uv(paths)
		for name, sources, constraints in LOCKS:
			console.say(f"▶ {name}.lock")
			inputs = [paths.pins / f"{source}.in" for source in sources]
			bounds = [paths.pins / f"{bound}.lock" for bound in constraints]
			python_env.lock(paths, inputs, paths.pins / f"{name}.lock", bounds)
	console.say("✔ 锁文件已更新，请检查差异后提交")
	return 0


def status(settings: Settings) -> int:
	"""What runs, as JSON: for people and for tests."""
	paths = settings.paths
	answer: dict[str, object] = {"ports": ports.load(paths.ports), "programs": {}}
	if recorded_pid(paths):
		states = Supervisor(paths).states()
		answer["programs"] = {
			name: {"state": item["statename"], "pid": item["pid"]} for name, item in sorted(states.items())
		}
	print(json.dumps(answer, ensure_ascii=False, indent=1))
	return 0


def restart(settings: Settings) -> int:
	"""Restart web, realtime, workers and scheduler (after a change of Python code)."""
	console = Console()
	if not recorded_pid(settings.paths):
		raise BenchError("make run 没有在运行。", "先运行 make run。")
	Supervisor(settings.paths).restart_group("app")
	time.sleep(1)
	console.say("✔ 网页、实时、后台任务与定时任务已重启")
	return 0


COMMANDS: dict[str, Callable[[Settings], int]] = {
	"run": serve.run,
	"test": testing.run,
	"test-security": testing.run_security,
	"stop": cleaning.stop,
	"clean": cleaning.clean,
	"lock": lock,
	"status": status,
	"restart": restart,
}


def find(word: str) -> Callable[[Settings], int] | None:
	"""The command of that name; each benchmark is one too."""
	if word.startswith(benchmarking.PREFIX):
		return partial(benchmarking.run, name=word.removeprefix(benchmarking.PREFIX))
	return COMMANDS.get(word)


def main(arguments: Sequence[str]) -> int:
	"""Run a command; a known problem is one message and exit code 1."""
	console = Console()
	command = find(arguments[0]) if len(arguments) == 1 else None
	if command is None:
		console.error(f"用法：python3 bench-config/bench.py [{'|'.join(COMMANDS)}|bench-名称]")
		return 2
	root = Path(__file__).resolve().parents[2]
	try:
		return command(read_settings(root, os.environ))
	except BenchError as problem:
		proc.terminate_all()
		console.error(str(problem))
		return 1
	except (Stopped, KeyboardInterrupt):
		proc.terminate_all()
		return 0 if arguments[0] == "run" else 130
