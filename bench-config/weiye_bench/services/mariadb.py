"""A private MariaDB: own folder, port, socket and root password; the system's instance is never touched."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
from typing import TYPE_CHECKING

from weiye_bench import proc
from weiye_bench.python_env import fresh_log
from weiye_bench.secrets_store import database_password, keep
from weiye_bench.templates import memory_megabytes, render

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.paths import Paths
	from weiye_bench.ports import Ports
	from weiye_bench.settings import Settings


def folder(paths: Paths) -> Path:
	"""Everything of the private instance."""
	return paths.data / "mariadb"


def run_user(paths: Paths) -> str:
	"""Who runs mariadbd: never root, unless the bench lies where only root can go."""
	if os.geteuid() != 0:
		return pwd.getpwuid(os.geteuid()).pw_name
	try:
		pwd.getpwnam("mysql")
	except KeyError:
		return "root"
	reachable = all(parent.stat().st_mode & 0o001 for parent in (paths.root, *paths.root.parents))
	return "mysql" if reachable else "root"


def own(path: Path, user: str) -> None:
	"""Give a folder to the user who runs mariadbd."""
	if os.geteuid() == 0 and user != "root":
		for item in (path, *path.rglob("*")):
			shutil.chown(item, user, user)


def server_config(settings: Settings, ports: Ports) -> str:
	"""my.cnf of the private instance."""
	paths = settings.paths
	memory = memory_megabytes() // 2 if settings.production else min(1024, memory_megabytes() // 8)
	values = {
		"datadir": str(folder(paths) / "data"),
		"tmpdir": str(folder(paths) / "temporary"),
		"socket": str(paths.socket(folder(paths), "mariadb.sock")),
		"port": str(ports.mariadb),
		"pid_file": str(folder(paths) / "mariadb.pid"),
		"slow_log": str(folder(paths) / "slow.log"),
		"error_log": str(folder(paths) / "error.log"),
		"user": run_user(paths),
		"buffer_pool": f"{max(128, memory)}M",
		"log_file_size": f"{max(96, memory // 4)}M",
		"max_connections": "300" if settings.production else "150",
	}
	return render(paths, "mariadb.cnf", values)


def write_config(settings: Settings, ports: Ports) -> Path:
	"""Render my.cnf into config/, readable for the user who runs the server."""
	paths = settings.paths
	target = paths.config / "mariadb.cnf"
	target.write_text(server_config(settings, ports))
	folder(paths).mkdir(parents=True, exist_ok=True)
	if os.geteuid() == 0 and run_user(paths) != "root":
		for path in (paths.made, paths.data, paths.config):
			path.chmod(0o755)
		target.chmod(0o644)
	return target


def initialise(settings: Settings) -> None:
	"""Make the data folder aside, with the root password set, and put it in place when it is whole."""
	paths, user = settings.paths, run_user(settings.paths)
	base = folder(paths)
	(base / "temporary").mkdir(parents=True, exist_ok=True)
	if (base / "data").is_dir():
		own(base, user)
		return
	draft = base / "data.draft"
	shutil.rmtree(draft, ignore_errors=True)
	first_sql = base / "first.sql"
	keep(first_sql, first_statements(database_password(paths)))
	own(base, user)
	command = [
		"mariadb-install-db",
		"--no-defaults",
		f"--datadir={draft}",
		f"--user={user}",
		"--skip-test-db",
	]
	command += ["--auth-root-authentication-method=normal", f"--extra-file={first_sql}"]
	env = proc.environment(paths.root)
	log = fresh_log(paths, "database")
	proc.run(command, log=log, cwd=paths.root, env=env, hint="磁盘是否已满？数据目录的权限对吗？")
	first_sql.unlink()
	draft.replace(base / "data")


def first_statements(password: str) -> str:
	"""root gets its password, on this machine only."""
	return (
		"FLUSH PRIVILEGES;\n"
		"DELETE FROM mysql.global_priv WHERE User='' OR User='root' AND Host<>'localhost';\n"
		"FLUSH PRIVILEGES;\n"
		f"ALTER USER 'root'@'localhost' IDENTIFIED BY '{password}';\n"
		f"CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY '{password}';\n"
		"GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\n"
		"FLUSH PRIVILEGES;\n"
	)


def answers(host: str, port: int) -> bool:
	"""Does a MariaDB greet there? (Any greeting will do: a refusal by host is a running server too.)"""
	try:
		with socket.create_connection((host, port), timeout=2) as connection:
			return len(connection.recv(5)) == 5
	except OSError:
		return False
