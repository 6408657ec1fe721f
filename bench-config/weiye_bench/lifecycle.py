"""One tool at a time on a bench, and nothing left over from one that was killed."""

from __future__ import annotations

import fcntl
import os
import signal
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from weiye_bench import proc
from weiye_bench.errors import BenchError, Stopped

if TYPE_CHECKING:
	from collections.abc import Iterator

	from weiye_bench.console import Console
	from weiye_bench.paths import Paths

GRACE = 120


@contextmanager
def exclusive(paths: Paths, purpose: str) -> Iterator[None]:
	"""Hold the bench for ourselves; the lock goes with the process, however that ends."""
	paths.made.mkdir(parents=True, exist_ok=True)
	with (paths.made / "lock").open("a+") as file:
		take(file, purpose)
		yield


def take(file: IO[str], purpose: str) -> None:
	"""Take the lock or say who has it."""
	try:
		fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
	except BlockingIOError:
		file.seek(0)
		pid, _, holder = file.read().strip().partition(" ")
		raise BenchError(
			f"这个 bench 正在使用中：make {holder or 'run'}（进程 {pid or '未知'}）。",
			"请先结束它：在它的窗口按 Ctrl-C，或运行 make stop。",
		) from None
	file.seek(0)
	file.truncate()
	file.write(f"{os.getpid()} {purpose}")
	file.flush()


def holder(paths: Paths) -> tuple[int, str]:
	"""Process and purpose of whoever holds the bench; (0, "") when it is free."""
	try:
		with (paths.made / "lock").open("r") as file:
			try:
				fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
			except BlockingIOError:
				pid, _, purpose = file.read().strip().partition(" ")
				return int(pid or 0), purpose
	except OSError:
		pass
	return 0, ""


def sweep(paths: Paths, console: Console) -> None:
	"""End what a killed run of this very bench left running; the database gets time to close."""
	left = proc.owned(paths.root)
	if not left:
		return
	console.say(f"▶ 收拾上次没有正常结束的 {len(left)} 个进程 …")
	forced = proc.end(left, GRACE)
	# Whatever a process manager started in the meantime.
	proc.end(proc.owned(paths.root), 10)
	console.say("✔ 已收拾" + (f"（{len(forced)} 个被强制结束）" if forced else ""))


def stop_on_signals() -> None:
	"""Ctrl-C, SIGTERM and a closed terminal all end the tool in order."""

	def stop(number: int, frame: object) -> None:
		for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
			signal.signal(name, signal.SIG_IGN)
		raise Stopped

	for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
		signal.signal(name, stop)
