"""The folders and files that make a bench of the repository's root."""

from __future__ import annotations

import getpass
import json
import os
import shlex
from typing import TYPE_CHECKING, Any

from weiye_bench.secrets_store import database_password, keep
from weiye_bench.services import mariadb, nginx, redis, supervisor
from weiye_bench.services.programs import app_programs, data_programs, search_path
from weiye_bench.settings import APP, Settings
from weiye_bench.templates import memory_megabytes, render

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.paths import Paths
	from weiye_bench.services.manager import Services

WRAPPER = """#!/bin/sh
# Frappe's own bench in this bench: finds yarn and the environment.
PATH={bin}:{path}:$PATH
export PATH
cd {root} || exit 1
exec {program} "$@"
"""


def apps(settings: Settings) -> list[str]:
	"""The apps of this bench; the product's own as soon as it is there."""
	return ["frappe", APP] if settings.has_app else ["frappe"]


def make_folders(paths: Paths) -> None:
	"""What bench looks for, and our own."""
	for folder in (
		paths.apps,
		paths.sites,
		paths.logs,
		paths.config / "pids",
		paths.run,
		paths.data,
		paths.cache,
	):
		folder.mkdir(parents=True, exist_ok=True)
	(paths.sites / "assets").mkdir(exist_ok=True)


def read_json(path: Path) -> dict[str, Any]:
	"""A JSON file's content; empty where there is none."""
	return dict(json.loads(path.read_text())) if path.is_file() else {}


def update_json(path: Path, values: dict[str, Any], private: bool = False) -> None:
	"""Change some keys of a JSON file and leave the others alone."""
	content = read_json(path)
	if content | values == content:
		return
	text = json.dumps(content | values, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
	if private:
		keep(path, text)
		return
	draft = path.with_suffix(".tmp")
	draft.write_text(text)
	draft.replace(path)


def common_config(services: Services) -> dict[str, Any]:
	"""What every site of the bench shares."""
	settings, ports = services.settings, services.ports
	host, port = services.database
	values: dict[str, Any] = {
		"db_host": host,
		"db_port": port,
		"redis_cache": services.redis_cache,
		"redis_queue": services.redis_queue,
		"redis_socketio": services.redis_queue,
		"socketio_port": ports.realtime,
		"webserver_port": ports.web,
		"default_site": services.site,
		"serve_default_site": True,
		"frappe_user": getpass.getuser(),
		"background_workers": 1,
		"developer_mode": 0,
		"restart_supervisor_on_update": False,
		"shallow_clone": True,
	}
	if settings.database is None and not settings.production:
		values |= {"root_login": "root", "root_password": database_password(settings.paths)}
	return values


def write(services: Services) -> None:
	"""Write all of it; only what differs."""
	settings = services.settings
	paths = settings.paths
	make_folders(paths)
	existing = read_json(paths.sites / "common_site_config.json")
	values = {key: value for key, value in common_config(services).items() if key != "developer_mode"}
	if "developer_mode" not in existing:
		values["developer_mode"] = 0
	update_json(paths.sites / "common_site_config.json", values, private=True)
	(paths.sites / "apps.txt").write_text("\n".join(apps(settings)) + "\n")
	if settings.database is None:
		mariadb.write_config(settings, services.ports)
	redis.write_configs(settings, services.ports)
	write_gunicorn(services)
	if settings.production:
		nginx.write(services)
		write_unit(services)
	write_wrapper(settings, "bench", paths.bench_env / "bin" / "bench")
	supervisorctl = f"{paths.bench_env}/bin/supervisorctl"
	write_wrapper(settings, "supervisorctl", supervisorctl, "-c", str(paths.config / "supervisord.conf"))


def write_gunicorn(services: Services) -> None:
	"""gunicorn's settings: where it listens depends on whether nginx stands in front."""
	settings, paths = services.settings, services.settings.paths
	port = services.ports.gunicorn if settings.production else services.ports.web
	values = {
		"bind": f"127.0.0.1:{port}",
		"workers": str(max(2, min(2 * (os.cpu_count() or 1) + 1, memory_megabytes() // 500)))
		if settings.production
		else "2",
		"threads": "4",
		"sites": str(paths.sites),
		"code": str(paths.config_source),
		"max_requests": "5000" if settings.production else "0",
	}
	(paths.config / "gunicorn.conf.py").write_text(render(paths, "gunicorn.conf", values))


def write_unit(services: Services) -> None:
	"""For a server that starts by itself: a process manager that starts everything, and its systemd unit."""
	settings, paths = services.settings, services.settings.paths
	programs = [*data_programs(settings), *app_programs(settings, services.ports, services.site)]
	text = supervisor.config(paths, programs, autostart=True)
	keep(paths.config / "supervisor.production.conf", text)
	user = getpass.getuser()
	values = {
		"root": str(paths.root),
		"user": user,
		"supervisord": str(paths.bench_env / "bin" / "supervisord"),
		# Started as root, MariaDB and nginx give root up themselves, and must be allowed to.
		"no_new_privileges": "false" if user == "root" else "true",
	}
	(paths.config / "weiye.service").write_text(render(paths, "weiye.service", values))


def write_wrapper(settings: Settings, name: str, program: Path | str, *arguments: str) -> None:
	"""A small command in ``.bench/bin``."""
	paths = settings.paths
	own = [str(paths.node_bin), str(paths.env / "bin")]
	text = WRAPPER.format(
		bin=shlex.quote(str(paths.bin)),
		path=shlex.quote(":".join(own)),
		root=shlex.quote(str(paths.root)),
		program=shlex.join([str(program), *arguments]),
	)
	paths.bin.mkdir(parents=True, exist_ok=True)
	target = paths.bin / name
	if not target.is_file() or target.read_text() != text:
		target.write_text(text)
	target.chmod(0o755)


def frappe_environment(settings: Settings) -> dict[str, str]:
	"""Environment for Frappe's commands."""
	return {"PATH": search_path(settings), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
