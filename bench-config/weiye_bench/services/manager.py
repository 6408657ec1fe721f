"""Starts the servers of the bench in order and knows when each is ready."""

from __future__ import annotations

import http.client
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from weiye_bench import proc
from weiye_bench.errors import BenchError
from weiye_bench.services import mariadb, redis, supervisor
from weiye_bench.services.programs import app_programs, data_programs

if TYPE_CHECKING:
	from collections.abc import Callable

	from weiye_bench.console import Console
	from weiye_bench.ports import Ports
	from weiye_bench.settings import Settings

PATIENCE = 240
"""Seconds for a server to come up: a slow and busy machine takes a minute for the first page."""


class Services:
	"""All servers of one bench."""

	def __init__(self, settings: Settings, ports: Ports, site: str, console: Console) -> None:
		self.settings = settings
		self.ports = ports
		self.site = site
		self.console = console
		self.supervisor = supervisor.Supervisor(settings.paths)

	@property
	def redis_cache(self) -> str:
		"""Address of the cache."""
		return self.settings.redis_cache or f"redis://127.0.0.1:{self.ports.redis_cache}"

	@property
	def redis_queue(self) -> str:
		"""Address of the queue."""
		return self.settings.redis_queue or f"redis://127.0.0.1:{self.ports.redis_queue}"

	@property
	def database(self) -> tuple[str, int]:
		"""Host and port of the database."""
		existing = self.settings.database
		return (existing.host, existing.port) if existing else ("127.0.0.1", self.ports.mariadb)

	def start_data(self) -> None:
		"""Process manager, database and Redis."""
		paths = self.settings.paths
		if self.settings.database is None:
			mariadb.initialise(self.settings)
		programs = [
			*data_programs(self.settings),
			*app_programs(self.settings, self.ports, self.site),
		]
		target = paths.config / "supervisord.conf"
		target.write_text(supervisor.config(paths, programs))
		self.supervisor.launch(target)
		self.supervisor.start(data_programs(self.settings))
		self.wait_data()

	def wait_data(self) -> None:
		"""Until database and Redis answer."""
		host, port = self.database
		self.wait_for("MariaDB", f"{host}:{port}", "mariadb", lambda: mariadb.answers(host, port), PATIENCE)
		for name, url in (("redis_cache", self.redis_cache), ("redis_queue", self.redis_queue)):
			self.wait_for("Redis", url.rsplit("@", 1)[-1], name, partial(redis.answers, url), PATIENCE)

	def wait_for(self, title: str, place: str, log: str, ready: Callable[[], bool], seconds: float) -> None:
		"""Poll until ready; what is not ours to start is given a short time only."""
		external = (
			f"data:{log}" not in self.supervisor.states() and f"app:{log}" not in self.supervisor.states()
		)
		deadline = time.monotonic() + (5 if external else seconds)
		while not ready():
			if time.monotonic() > deadline or not self.supervisor.running():
				raise self.not_ready(title, place, log, external)
			time.sleep(0.05)

	def not_ready(self, title: str, place: str, log: str, external: bool) -> BenchError:
		"""The error for a server that does not answer."""
		if external:
			return BenchError(
				f"连不上已有的 {title}（{place}）。", "请检查 WEIYE_DB_* 与 WEIYE_REDIS_* 变量和该服务。"
			)
		path = self.settings.paths.logs / f"{log}.log"
		own = mariadb.folder(self.settings.paths) / "error.log" if log == "mariadb" else path
		return BenchError(
			f"{title}（{place}）没有起来，日志 {own}：\n{proc.tail(own, 15)}", "请按日志排除后再运行。"
		)

	def start_app(self, scheduler: bool = True) -> None:
		"""Web, realtime, workers and scheduler; returns when pages are served."""
		programs = app_programs(self.settings, self.ports, self.site)
		self.supervisor.start(program for program in programs if scheduler or program.name != "scheduler")
		self.wait_for("网页服务", f"127.0.0.1:{self.ports.web}", "web", self.web_answers, PATIENCE)
		if (self.settings.paths.frappe / "socketio.js").is_file():
			self.wait_for(
				"实时服务", f"127.0.0.1:{self.ports.realtime}", "realtime", self.realtime_answers, PATIENCE
			)

	def change_environment(self, kind: str) -> None:
		"""Serve the same site in the other way: development or production."""
		from weiye_bench.layout import write

		self.settings = replace(self.settings, environment=kind)
		write(self)
		programs = [*data_programs(self.settings), *app_programs(self.settings, self.ports, self.site)]
		target = self.settings.paths.config / "supervisord.conf"
		target.write_text(supervisor.config(self.settings.paths, programs))
		self.supervisor.reload_group("app")

	def web_answers(self) -> bool:
		"""Does the site answer through the door that people use?"""
		kind = http.client.HTTPConnection
		port = self.ports.web
		if self.settings.production and self.settings.tls:
			port = self.ports.gunicorn
		with suppress(OSError, http.client.HTTPException):
			connection = kind("127.0.0.1", port, timeout=60)
			connection.request("GET", "/api/method/ping", headers={"Host": self.site})
			return connection.getresponse().status == 200
		return False

	def realtime_answers(self) -> bool:
		"""Does the Socket.IO server answer a handshake?"""
		with suppress(OSError, http.client.HTTPException):
			connection = http.client.HTTPConnection("127.0.0.1", self.ports.realtime, timeout=5)
			connection.request("GET", "/socket.io/?EIO=4&transport=polling")
			return connection.getresponse().status < 500
		return False

	def stop(self) -> None:
		"""End everything that we started."""
		self.supervisor.shutdown()
