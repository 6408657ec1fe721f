"""The process manager: its configuration, and speaking to it."""

from __future__ import annotations

import http.client
import os
import shlex
import socket
import subprocess
import time
import xmlrpc.client
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weiye_bench import proc
from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from collections.abc import Iterable, Sequence

	from weiye_bench.paths import Paths
	from weiye_bench.services.programs import Program

HEAD = """; Written by bench-config; do not edit.
[supervisord]
logfile = {logs}/supervisord.log
pidfile = {run}/supervisord.pid
childlogdir = {logs}
nodaemon = true
silent = true
minfds = 1024

[unix_http_server]
file = {socket}
chmod = 0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl = unix://{socket}
"""

PROGRAM = """
[program:{name}]
command = {command}
directory = {folder}
environment = {environment}
autostart = {autostart}
autorestart = true
startsecs = 1
startretries = 20
stopwaitsecs = {stop_seconds}
stopsignal = TERM
killasgroup = true
priority = {priority}
redirect_stderr = true
stdout_logfile = {logs}/{name}.log
stdout_logfile_maxbytes = 20MB
stdout_logfile_backups = 2
"""


def escaped(text: str) -> str:
	"""A percent sign starts an expansion in the process manager's files."""
	return text.replace("%", "%%")


def assignment(name: str, value: str) -> str:
	"""One environment variable."""
	value = value.replace("\\", "\\\\").replace('"', '\\"')
	return escaped(f'{name}="{value}"')


def socket_path(paths: Paths) -> Path:
	"""Where the process manager listens: for its owner only."""
	return paths.socket(paths.run, "supervisor.sock")


def config(paths: Paths, programs: Sequence[Program], autostart: bool = False) -> str:
	"""supervisord.conf for the programs."""
	places = {"logs": str(paths.logs), "run": str(paths.run), "socket": str(socket_path(paths))}
	parts = [HEAD.format(**{key: escaped(value) for key, value in places.items()})]
	parts += [program_section(paths, program, autostart) for program in programs]
	for group in sorted({program.group for program in programs}):
		members = [program for program in programs if program.group == group]
		names = ",".join(program.name for program in members)
		priority = min(program.priority for program in members)
		parts.append(f"\n[group:{group}]\nprograms = {names}\npriority = {priority}\n")
	return "".join(parts)


def program_section(paths: Paths, program: Program, autostart: bool) -> str:
	"""One program's part of the file."""
	values = dict(program.environment) | {proc.OWNER: str(paths.root), "PYTHONUNBUFFERED": "1"}
	return PROGRAM.format(
		name=program.name,
		command=escaped(shlex.join(str(part) for part in program.command)),
		folder=escaped(str(program.folder)),
		environment=",".join(assignment(key, value) for key, value in sorted(values.items())),
		autostart=str(autostart).lower(),
		stop_seconds=program.stop_seconds,
		priority=program.priority,
		logs=escaped(str(paths.logs)),
	)


class UnixConnection(http.client.HTTPConnection):
	"""HTTP over a unix socket."""

	def connect(self) -> None:
		self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
		self.sock.settimeout(60)
		self.sock.connect(self.host)


class UnixTransport(xmlrpc.client.Transport):
	"""XML-RPC over a unix socket."""

	def __init__(self, path: Path) -> None:
		super().__init__()
		self.path = path

	def make_connection(self, host: Any) -> http.client.HTTPConnection:
		return UnixConnection(str(self.path))


class Supervisor:
	"""The process manager of one bench."""

	def __init__(self, paths: Paths) -> None:
		self.paths = paths
		self.process: subprocess.Popen[bytes] | None = None

	@property
	def rpc(self) -> Any:
		"""A fresh connection: they are not to be shared between threads."""
		return xmlrpc.client.ServerProxy(
			"http://localhost", UnixTransport(socket_path(self.paths))
		).supervisor

	def launch(self, config_file: Path) -> None:
		"""Start it in a session of its own, so that Ctrl-C reaches only us, who then end it in order."""
		socket_path(self.paths).unlink(missing_ok=True)
		self.paths.run.mkdir(parents=True, exist_ok=True)
		command = [
			str(part) for part in (self.paths.bench_env / "bin" / "supervisord", "-n", "-c", config_file)
		]
		with (self.paths.logs / "supervisord.out.log").open("ab") as output:
			self.process = subprocess.Popen(
				command,
				cwd=self.paths.root,
				env=proc.environment(self.paths.root),
				stdin=subprocess.DEVNULL,
				stdout=output,
				stderr=output,
				start_new_session=True,
			)
		self.wait_until_up()

	def wait_until_up(self, seconds: float = 60) -> None:
		"""Wait for its socket."""
		deadline = time.monotonic() + seconds
		while time.monotonic() < deadline and self.running():
			with suppress(OSError, xmlrpc.client.Error, http.client.HTTPException):
				self.rpc.getState()
				return
			time.sleep(0.05)
		log = proc.tail(self.paths.logs / "supervisord.out.log", 10)
		raise BenchError(f"进程管理器没有起来：\n{log}", f"日志在 {self.paths.logs}/supervisord.log。")

	def running(self) -> bool:
		"""Is the process that we started alive?"""
		return self.process is not None and self.process.poll() is None

	def start(self, programs: Iterable[Program]) -> None:
		"""Start programs without waiting for each."""
		for program in programs:
			with suppress(xmlrpc.client.Fault):
				self.rpc.startProcess(program.full_name, False)

	def restart_group(self, group: str) -> None:
		"""Stop and start a whole group."""
		self.rpc.stopProcessGroup(group, True)
		self.rpc.startProcessGroup(group, False)

	def reload_group(self, group: str) -> None:
		"""Stop a group and read its programs anew; they are not started."""
		rpc = self.rpc
		rpc.stopProcessGroup(group, True)
		rpc.reloadConfig()
		rpc.removeProcessGroup(group)
		rpc.addProcessGroup(group)

	def states(self) -> dict[str, dict[str, Any]]:
		"""Name → what the process manager knows."""
		return {f"{item['group']}:{item['name']}": item for item in self.rpc.getAllProcessInfo()}

	def shutdown(self, seconds: float = 150) -> None:
		"""End all programs, the database last; then the manager itself."""
		if not self.running() or self.process is None:
			return
		self.process.terminate()
		try:
			self.process.wait(seconds)
		except subprocess.TimeoutExpired:
			proc.end(proc.owned(self.paths.root), 10)


def recorded_pid(paths: Paths) -> int:
	"""The number of a process manager of this very bench that runs now, else 0."""
	with suppress(OSError, ValueError):
		pid = int((paths.run / "supervisord.pid").read_text())
		command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
		if os.fsencode(str(paths.config / "supervisord.conf")) in command:
			return pid
	return 0
