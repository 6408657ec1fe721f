"""The programs of a bench, as the process manager sees them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from weiye_bench.services import mariadb

if TYPE_CHECKING:
	from collections.abc import Mapping
	from pathlib import Path

	from weiye_bench.ports import Ports
	from weiye_bench.settings import Settings

QUEUES = ("short", "default", "long")
# In production two take long jobs: a large batch of decisions is shared between them.
SECOND_WORKERS = {"long_2": "long"}


@dataclass(frozen=True)
class Program:
	"""One long-running process."""

	name: str
	group: str
	command: tuple[str | Path, ...]
	folder: Path
	environment: Mapping[str, str] = field(default_factory=dict)
	stop_seconds: int = 15
	priority: int = 50

	@property
	def full_name(self) -> str:
		"""The name that the process manager knows."""
		return f"{self.group}:{self.name}"


def search_path(settings: Settings) -> str:
	"""PATH of everything that runs in the bench: yarn and bench are found."""
	paths = settings.paths
	own = [paths.env / "bin", paths.node_bin, paths.bin]
	system = ["/usr/sbin", "/sbin"]
	return os.pathsep.join([*map(str, own), os.environ.get("PATH", "/usr/bin:/bin"), *system])


def data_programs(settings: Settings) -> list[Program]:
	"""The private servers; none where existing ones are used."""
	paths, found = settings.paths, []
	if settings.database is None:
		mariadbd = shutil.which("mariadbd", path=search_path(settings)) or "mariadbd"
		command = (mariadbd, f"--defaults-file={paths.config / 'mariadb.cnf'}")
		found.append(
			Program("mariadb", "data", command, mariadb.folder(paths), stop_seconds=120, priority=10)
		)
	for name, existing in (("cache", settings.redis_cache), ("queue", settings.redis_queue)):
		if not existing:
			command = ("redis-server", str(paths.config / f"redis_{name}.conf"))
			found.append(Program(f"redis_{name}", "data", command, paths.run, priority=20))
	return found


def workers(settings: Settings) -> Mapping[str, str]:
	"""The queue of each worker, by the worker's name."""
	return {queue: queue for queue in QUEUES} | (SECOND_WORKERS if settings.production else {})


def app_programs(settings: Settings, ports: Ports, site: str) -> list[Program]:
	"""Web, realtime, workers and scheduler."""
	paths = settings.paths
	common = {"PATH": search_path(settings), "WEIYE_SITE": site, "SITES_PATH": str(paths.sites)}
	web_environment = common if settings.production else common | {"DEV_SERVER": "1"}
	helper = (paths.python, "-m", "frappe.utils.bench_helper", "frappe")
	gunicorn = (
		paths.python,
		"-m",
		"gunicorn",
		"-c",
		paths.config / "gunicorn.conf.py",
		"weiye_wsgi:application",
	)
	node = (shutil.which("node") or "node", paths.frappe / "socketio.js")
	found = [
		Program("web", "app", gunicorn, paths.sites, web_environment, 30, 60),
		Program("realtime", "app", node, paths.root, common | {"PORT": str(ports.realtime)}, 5, 60),
		Program("scheduler", "app", (*helper, "schedule"), paths.sites, common, 10, 70),
	]
	for name, queue in workers(settings).items():
		command = (*helper, "worker", "--queue", queue)
		found.append(Program(f"worker_{name}", "app", command, paths.sites, common, 20, 70))
	if settings.production:
		nginx = (
			shutil.which("nginx", path=search_path(settings)) or "nginx",
			"-c",
			paths.config / "nginx.conf",
		)
		found.append(Program("nginx", "app", (*nginx, "-e", "stderr"), paths.run, {}, 10, 80))
	return found
