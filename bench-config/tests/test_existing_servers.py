"""Servers that exist already, named by WEIYE_DB_* and WEIYE_REDIS_*, instead of private ones."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_bench import SITE, SmallBench, needs_lender
from weiye_bench.secrets_store import database_password

pytestmark = needs_lender
USER, PASSWORD = "weiye_dba", 'with "quotes" and \\'


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallBench]:
	"""Whoever runs the existing servers: here another bench, which has nothing but them."""
	bench = SmallBench(tmp_path_factory.mktemp("existing") / "owner")
	try:
		bench.paths.apps.mkdir()
		bench.finish("layout", "services")
		sql(bench, f"create user '{USER}'@'%' identified by '{PASSWORD.replace(chr(92), chr(92) * 2)}'")
		sql(bench, f"grant all privileges on *.* to '{USER}'@'%' with grant option")
		yield bench
		bench.end()
	finally:
		bench.clear()


@pytest.fixture
def guest(owner: SmallBench, tmp_path: Path) -> Iterator[SmallBench]:
	"""A bench that is told of them."""
	ports = owner.ports
	bench = SmallBench(
		tmp_path / "guest",
		WEIYE_DB_HOST="127.0.0.1",
		WEIYE_DB_PORT=str(ports["mariadb"]),
		WEIYE_DB_ROOT_USER=USER,
		WEIYE_DB_ROOT_PASSWORD=PASSWORD,
		WEIYE_REDIS_CACHE=f"redis://127.0.0.1:{ports['redis_cache']}",
		WEIYE_REDIS_QUEUE=f"redis://127.0.0.1:{ports['redis_queue']}",
	)
	bench.borrow_site()
	yield bench
	bench.clear()


def sql(bench: SmallBench, statement: str) -> str:
	"""Ask the owner's server as its root."""
	command = ["mariadb", "-h127.0.0.1", f"-P{bench.ports['mariadb']}", "-uroot", "-N", "-B", "-e", statement]
	env = {"MYSQL_PWD": database_password(bench.paths), "PATH": "/usr/bin:/bin"}
	return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.strip()


def keys_in(port: int) -> int:
	"""How many keys a Redis holds."""
	with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
		connection.sendall(b"DBSIZE\r\n")
		return int(connection.recv(64).decode().strip().lstrip(":"))


def test_a_site_works_on_existing_servers(owner: SmallBench, guest: SmallBench) -> None:
	guest.finish("layout", "services", "site")
	assert int(guest.in_site("print(frappe.db.count('DocType'))")) > 100
	config = json.loads((guest.paths.sites / SITE / "site_config.json").read_text())
	assert config["db_name"] in sql(owner, "show databases").split()
	guest.in_site("frappe.cache.set_value('weiye', 1); print(frappe.cache.get_value('weiye'))")
	assert keys_in(owner.ports["redis_cache"]) > 0
	guest.in_site("print(frappe.enqueue('frappe.ping', queue='short').id)")
	assert keys_in(owner.ports["redis_queue"]) > 0
	# No server of its own, and the password of the other's root in no file that others read.
	assert not (guest.paths.data / "mariadb").exists()
	common = (guest.paths.sites / "common_site_config.json").read_text()
	assert PASSWORD not in common and "root_password" not in common
	guest.end()
	assert sql(owner, "select 1") == "1"


def test_a_wrong_password_is_said_before_a_site_is_made(guest: SmallBench) -> None:
	guest.variables["WEIYE_DB_ROOT_PASSWORD"] = "wrong"
	tool = guest.start("layout", "services", "site")
	assert tool.wait(120) == 1
	assert "WEIYE_DB_ROOT_PASSWORD" in guest.said and "Traceback" not in guest.said
	assert not (guest.paths.sites / SITE / "site_config.json").exists()


def test_servers_that_are_not_there_stop_everything(guest: SmallBench) -> None:
	guest.variables["WEIYE_REDIS_QUEUE"] = "redis://127.0.0.1:9"
	assert guest.start("layout", "services", "site").wait(60) == 1
	assert "WEIYE_REDIS_QUEUE" in guest.said
	assert not guest.paths.sites.exists()
