"""Configuration of the servers, and of who keeps them running."""

from __future__ import annotations

import configparser
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from weiye_bench import layout, lifecycle, proc
from weiye_bench.console import Console
from weiye_bench.errors import BenchError
from weiye_bench.paths import Paths
from weiye_bench.ports import Ports
from weiye_bench.services import mariadb, nginx, redis, supervisor
from weiye_bench.services.manager import Services
from weiye_bench.services.programs import app_programs, data_programs
from weiye_bench.settings import ExternalDatabase, Settings

PORTS = Ports(web=8000, realtime=9000, gunicorn=10000, redis_queue=11000, mariadb=12000, redis_cache=13000)


def services_of(settings: Settings) -> Services:
	return Services(settings, PORTS, settings.site, Console())


def supervisor_config(settings: Settings) -> configparser.RawConfigParser:
	programs = [*data_programs(settings), *app_programs(settings, PORTS, settings.site)]
	parser = configparser.RawConfigParser()
	parser.read_string(supervisor.config(settings.paths, programs))
	return parser


def test_programs(settings: Settings) -> None:
	parser = supervisor_config(settings)
	names = {
		section.removeprefix("program:") for section in parser.sections() if section.startswith("program:")
	}
	servers = {"mariadb", "redis_cache", "redis_queue"}
	workers = {"worker_short", "worker_default", "worker_long"}
	assert names == servers | workers | {"web", "realtime", "scheduler"}
	assert parser["program:web"]["autorestart"] == "true"
	assert "DEV_SERVER" in parser["program:web"]["environment"]
	# The process manager ends the group with the higher number first: the database last.
	assert int(parser["group:data"]["priority"]) < int(parser["group:app"]["priority"])


def test_production_programs(settings: Settings) -> None:
	parser = supervisor_config(replace(settings, environment="production"))
	assert "program:nginx" in parser.sections()
	assert "--queue long" in parser["program:worker_long_2"]["command"]
	assert "DEV_SERVER" not in parser["program:web"]["environment"]


def test_existing_servers_are_not_started(settings: Settings) -> None:
	existing = replace(
		settings,
		database=ExternalDatabase("db", 3307, "admin", "secret"),
		redis_cache="redis://cache:1",
		redis_queue="redis://queue:2",
	)
	assert data_programs(existing) == []
	config = layout.common_config(services_of(existing))
	assert (config["db_host"], config["db_port"]) == ("db", 3307)
	assert (config["redis_cache"], config["redis_queue"]) == ("redis://cache:1", "redis://queue:2")
	assert "root_password" not in config


def test_layout_is_what_bench_looks_for(settings: Settings) -> None:
	layout.write(services_of(settings))
	paths = settings.paths
	for name in ("apps", "sites", "config/pids", "logs"):
		assert (paths.root / name).is_dir()
	config = paths.sites / "common_site_config.json"
	assert config.stat().st_mode & 0o077 == 0
	assert json.loads(config.read_text())["default_site"] == "weiye.localhost"
	assert os.access(paths.bin / "bench", os.X_OK)
	compile((paths.config / "gunicorn.conf.py").read_text(), "gunicorn.conf.py", "exec")


def test_keys_of_the_user_are_kept(settings: Settings) -> None:
	config = settings.paths.sites / "common_site_config.json"
	config.write_text(json.dumps({"mail_server": "smtp", "developer_mode": 1}))
	layout.write(services_of(settings))
	content = json.loads(config.read_text())
	assert content["mail_server"] == "smtp" and content["developer_mode"] == 1


def test_database_config(settings: Settings) -> None:
	text = mariadb.server_config(settings, PORTS)
	assert "character-set-server = utf8mb4" in text
	assert "innodb_flush_log_at_trx_commit = 1" in text
	assert "bind-address = 127.0.0.1" in text and "port = 12000" in text
	# Shared with another instance, temporary tables would be deleted when that one starts.
	assert f"tmpdir = {settings.paths.data / 'mariadb' / 'temporary'}" in text
	assert "@@" not in text


def test_queue_survives_and_cache_forgets(settings: Settings) -> None:
	assert "appendonly yes" in redis.config(settings, "queue", 1)
	assert "allkeys-lru" in redis.config(settings, "cache", 1)


def test_nginx_config(settings: Settings) -> None:
	plain = nginx.config(replace(settings, environment="production"), PORTS, settings.site)
	assert "Strict-Transport-Security" not in plain and "ssl" not in plain
	assert "internal;" in plain and "Content-Security-Policy" in plain and "expires 1y" in plain
	tls = replace(settings, environment="production", tls_cert="/c.pem", tls_key="/k.pem")
	secured = nginx.config(tls, PORTS, settings.site)
	assert "Strict-Transport-Security" in secured and "listen 127.0.0.1:8000 ssl" in secured
	assert tls.url == "https://weiye.localhost:8000"


def test_long_path_gets_a_short_socket(paths: Paths) -> None:
	deep = Paths(paths.root / ("x" * 120))
	assert len(str(supervisor.socket_path(deep))) < 100
	assert supervisor.socket_path(paths) != supervisor.socket_path(deep)


def test_one_tool_at_a_time(paths: Paths) -> None:
	with lifecycle.exclusive(paths, "run"):
		assert lifecycle.holder(paths) == (os.getpid(), "run")
		with pytest.raises(BenchError, match=f"make run.*{os.getpid()}"), lifecycle.exclusive(paths, "test"):
			pass
	assert lifecycle.holder(paths) == (0, "")


def test_leftovers_of_this_bench_only_are_ended(paths: Paths) -> None:
	command = [sys.executable, "-c", "import time; time.sleep(60)"]
	ours = subprocess.Popen(command, env=proc.environment(paths.root))
	other = subprocess.Popen(command, env=proc.environment(paths.root / "another"))
	try:
		assert proc.owned(paths.root) == [ours.pid]
		lifecycle.sweep(paths, Console())
		assert ours.wait(5) != 0 and other.poll() is None
	finally:
		for process in (ours, other):
			process.kill()
			process.wait()


def test_failed_program_shows_the_end_of_its_log(paths: Paths) -> None:
	log = paths.step_logs / "x.log"
	with pytest.raises(BenchError, match="the reason") as caught:
		proc.run(
			["sh", "-c", "echo the reason; exit 3"], log=log, cwd=paths.root, env=proc.environment(paths.root)
		)
	assert "退出码 3" in caught.value.message
	with pytest.raises(BenchError, match="找不到程序"):
		proc.run(["no-such-program"], log=log, cwd=paths.root, env={})
