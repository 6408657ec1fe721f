"""Running other programs: output to a log, a clear error, nothing left running."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from weiye_bench.errors import BenchError, Stopped

if TYPE_CHECKING:
	from collections.abc import Iterable, Mapping, Sequence

OWNER = "WEIYE_BENCH_OWNER"
TAIL = 25

_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()
_stopping = threading.Event()


def environment(root: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
	"""This process's environment for a child of the bench, marked as such."""
	env = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
	return env | {OWNER: str(root), "PYTHONUNBUFFERED": "1"} | dict(extra or {})


def tail(log: Path, lines: int = TAIL) -> str:
	"""The last lines of a log."""
	with suppress(OSError):
		return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
	return ""


def run(
	command: Sequence[object],
	*,
	log: Path,
	cwd: Path,
	env: Mapping[str, str],
	stdin: str = "",
	hint: str = "",
) -> None:
	"""Run a program to its end with its output appended to ``log``; a failure is a BenchError."""
	if _stopping.is_set():
		raise Stopped
	log.parent.mkdir(parents=True, exist_ok=True)
	with log.open("ab") as output:
		output.write(f"\n$ {' '.join(str(part) for part in command)}\n".encode())
		output.flush()
		code = _wait(command, output, cwd, env, stdin)
	if _stopping.is_set():
		raise Stopped
	if code:
		name = Path(str(command[0])).name
		raise BenchError(f"命令 {name} 失败（退出码 {code}），日志 {log}：\n{tail(log)}", hint)


def _wait(command: Sequence[object], output: IO[bytes], cwd: Path, env: Mapping[str, str], stdin: str) -> int:
	"""Start, remember for ``terminate_all``, feed and wait."""
	try:
		process = subprocess.Popen(
			[str(part) for part in command],
			cwd=cwd,
			env=dict(env),
			stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
			stdout=output,
			stderr=subprocess.STDOUT,
			start_new_session=True,
		)
	except FileNotFoundError as problem:
		raise BenchError(f"找不到程序 {command[0]}。", "请先运行 make run 安装所需软件。") from problem
	with _lock:
		_running.add(process)
	try:
		process.communicate(stdin.encode() if stdin else None)
	finally:
		with _lock:
			_running.discard(process)
	return process.returncode


def terminate_all() -> None:
	"""End every program that ``run`` is waiting for, with its children."""
	_stopping.set()
	with _lock:
		processes = list(_running)
	for process in processes:
		with suppress(ProcessLookupError, PermissionError):
			os.killpg(process.pid, signal.SIGTERM)
	for process in processes:
		try:
			process.wait(10)
		except subprocess.TimeoutExpired:
			with suppress(ProcessLookupError, PermissionError):
				os.killpg(process.pid, signal.SIGKILL)


def ancestors() -> set[int]:
	"""This process and those that started it."""
	found, pid = set(), os.getpid()
	while pid > 1:
		found.add(pid)
		try:
			stat = Path(f"/proc/{pid}/stat").read_text()
		except OSError:
			break
		pid = int(stat.rsplit(")", 1)[1].split()[1])
	return found


def owned(root: Path) -> list[int]:
	"""Processes that an earlier run of this very bench left: they carry its mark in their environment."""
	mark, found, own = f"{OWNER}={root}".encode(), [], ancestors()
	for folder in Path("/proc").iterdir():
		if not folder.name.isdigit() or int(folder.name) in own:
			continue
		with suppress(OSError):
			if mark in (folder / "environ").read_bytes().split(b"\0"):
				found.append(int(folder.name))
	return sorted(found)


def alive(pid: int) -> bool:
	"""Does the process run (a zombie does not)?"""
	try:
		return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
	except OSError:
		return False


def end(pids: Iterable[int], seconds: float) -> list[int]:
	"""Ask processes to end, wait, then force those that stay; answer the forced ones."""
	pids = list(pids)
	for pid in pids:
		with suppress(ProcessLookupError, PermissionError):
			os.kill(pid, signal.SIGTERM)
	deadline = time.monotonic() + seconds
	while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
		time.sleep(0.05)
	forced = [pid for pid in pids if alive(pid)]
	for pid in forced:
		with suppress(ProcessLookupError, PermissionError):
			os.kill(pid, signal.SIGKILL)
	return forced
