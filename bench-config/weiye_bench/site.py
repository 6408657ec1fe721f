"""Sites: made, given the app, kept up to date.

A bare Frappe site takes long to make, so the first one is dumped and later ones are restored from the dump.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from weiye_bench import fingerprint, proc
from weiye_bench.errors import BenchError
from weiye_bench.frappe_command import call, frappe
from weiye_bench.layout import read_json, update_json
from weiye_bench.python_env import fresh_log
from weiye_bench.secrets_store import admin_password, database_password, demo_password, keep
from weiye_bench.settings import APP
from weiye_bench.steps import Stamps

if TYPE_CHECKING:
	from weiye_bench.services.manager import Services

DEMO = f"{APP}.setup.demo.load"
SITE_FOLDERS = ("public/files", "private/files", "private/backups", "locks", "logs", "task-logs")


class Site:
	"""One site of the bench."""

	def __init__(self, services: Services, name: str, testing: bool = False) -> None:
		if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
			raise BenchError(f"站点名 {name} 不能用。", "WEIYE_SITE 只能含小写字母、数字、点和连字符。")
		self.services, self.name, self.testing = services, name, testing
		self.settings = services.settings
		self.paths = services.settings.paths
		self.folder = self.paths.sites / name
		self.stamps = Stamps(self.paths.stamps)

	@property
	def config_file(self) -> Path:
		return self.folder / "site_config.json"

	# -- making ---------------------------------------------------------------------------------------------

	def ensure(self) -> None:
		"""Make the site unless it is there; one that was left half-made is made again."""
		done, begun = f"site-{self.name}", f"site-{self.name}-begun"
		if self.testing:
			self.forget_used_site()
		if not self.stamps.read(done):
			if self.config_file.exists() and not self.stamps.read(begun):
				self.check_database()
			else:
				self.stamps.write(begun, "begun")
				self.make()
			self.stamps.write(done, "made")
			self.stamps.remove(begun)
		self.check_database()
		self.configure()

	def forget_used_site(self) -> None:
		"""Tests that count rows begin on a site where nobody has worked: one with demo data is made anew."""
		if self.stamps.read(f"demo-{self.name}"):
			self.stamps.write(f"site-{self.name}-begun", "begun")
			for name in ("demo", "app", "site"):
				self.stamps.remove(f"{name}-{self.name}")

	def make(self) -> None:
		"""From the dump of a bare site if there is one for this Frappe, else by Frappe itself."""
		shutil.rmtree(self.folder, ignore_errors=True)
		if self.bare_dump().is_file():
			self.restore_bare()
			return
		self.check_character_set()
		arguments = ["new-site", self.name, "--force", "--db-name", self.database_name()]
		arguments += ["--db-root-username", self.root_user, "--db-root-password", self.root_password]
		arguments += ["--admin-password", admin_password(self.paths), "--no-mariadb-socket"]
		frappe(self.settings, fresh_log(self.paths, f"site-{self.name}"), *arguments)
		self.dump_bare()

	def configure(self) -> None:
		"""Address and what tests need."""
		values: dict[str, object] = {"host_name": self.url}
		if self.testing:
			values |= {"allow_tests": True, "server_script_enabled": False}
		update_json(self.config_file, values)

	@property
	def url(self) -> str:
		"""Address of this site."""
		return self.settings.url.replace(self.settings.site, self.name)

	# -- app and data ---------------------------------------------------------------------------------------

	def app_mark(self) -> str:
		"""Changes when a migrate is due: code and data of the app, and Frappe itself."""
		skipped = frozenset({"public", "tests", "test"})
		app = fingerprint.of_tree(self.paths.app(APP), skipped) if self.settings.has_app else ""
		return fingerprint.of_text(app, fingerprint.of_files([self.paths.source_record]))

	def ensure_app(self) -> None:
		"""Install the app, or migrate when it has changed."""
		name = f"app-{self.name}"
		mark = self.app_mark()
		if self.stamps.read(name) == mark:
			return
		log = fresh_log(self.paths, name)
		cut_off = self.stamps.read(f"{name}-begun")
		if self.settings.has_app and (cut_off or not self.app_installed()):
			self.stamps.write(f"{name}-begun", mark)
			force = ["--force"] if cut_off else []
			frappe(self.settings, log, "install-app", APP, *force, site=self.name)
			self.stamps.remove(f"{name}-begun")
		else:
			frappe(self.settings, log, "migrate", site=self.name)
		if not self.testing:
			frappe(self.settings, log, "enable-scheduler", site=self.name)
		self.stamps.write(name, mark)

	def app_installed(self) -> bool:
		"""Is the app on the site, whole? (Frappe lists an app when its installation has finished.)"""
		config = read_json(self.config_file)
		question = (
			"select count(*) from tabDefaultValue where defkey='installed_apps' and defvalue like '%\"{}\"%'"
		)
		answer = self.query(question.format(APP), config["db_name"])
		return answer.strip() not in ("", "0")

	def ensure_demo(self) -> bool:
		"""Load the demo data once per password; False where the app has none yet."""
		if not (self.paths.app(APP) / APP / "setup" / "demo.py").is_file():
			return False
		password = demo_password(self.paths, self.settings.demo_password)
		mark = fingerprint.of_text("demo", password)
		if self.stamps.read(f"demo-{self.name}") != mark:
			call(
				self.settings, fresh_log(self.paths, f"demo-{self.name}"), self.name, DEMO, password=password
			)
			self.stamps.write(f"demo-{self.name}", mark)
		return True

	# -- the database ---------------------------------------------------------------------------------------

	@property
	def root_user(self) -> str:
		return self.settings.database.root_user if self.settings.database else "root"

	@property
	def root_password(self) -> str:
		existing = self.settings.database
		return existing.root_password if existing else database_password(self.paths)

	def database_name(self) -> str:
		"""Stable and of this folder only, so that benches can share a server."""
		return "_" + hashlib.sha1(str(self.folder).encode()).hexdigest()[:16]

	def client_file(self) -> Path:
		"""How clients log in, in a file that only its owner reads."""
		host, port = self.services.database
		password = self.root_password.replace("\\", "\\\\").replace('"', '\\"')
		path = self.paths.made / "client.cnf"
		text = f'[client]\nhost={host}\nport={port}\nprotocol=tcp\nuser={self.root_user}\npassword="{password}"\n'
		keep(path, text + "default-character-set=utf8mb4\n")
		return path

	def query(self, sql: str, database: str = "") -> str:
		"""Ask the server as root."""
		command = ["mariadb", f"--defaults-extra-file={self.client_file()}", "-N", "-B", "-e", sql]
		answer = subprocess.run([*command, database] if database else command, capture_output=True, text=True)
		if answer.returncode:
			raise BenchError(
				f"数据库不接受命令：{answer.stderr.strip()}",
				"请检查 WEIYE_DB_ROOT_USER 与 WEIYE_DB_ROOT_PASSWORD。",
			)
		return answer.stdout

	def check_character_set(self) -> None:
		"""Frappe refuses a server with another character set; say it before it does."""
		found = self.query("select @@character_set_server, @@collation_server").split()
		if found != ["utf8mb4", "utf8mb4_unicode_ci"]:
			raise BenchError(
				f"数据库服务器的字符集是 {'、'.join(found)}，Frappe 需要 utf8mb4、utf8mb4_unicode_ci。",
				"请在它的 my.cnf 的 [mysqld] 里写 character-set-server=utf8mb4 与 collation-server=utf8mb4_unicode_ci，再重启它。",
			)

	def check_database(self) -> None:
		"""A site's folder without its database cannot work."""
		name = read_json(self.config_file).get("db_name", "")
		if not name or self.query(f"show databases like '{name}'").strip() != name:
			raise BenchError(
				f"站点 {self.name} 的文件夹还在，而它的数据库 {name} 不在。",
				f"若不要它的数据：make clean；若要：把备份恢复进来，或把 {self.folder} 移走后再运行。",
			)

	# -- the dump of a bare site ----------------------------------------------------------------------------

	def bare_dump(self) -> Path:
		"""The dump that fits this Frappe."""
		mark = fingerprint.of_files([self.paths.source_record, Path(__file__)])
		return self.paths.cache / f"bare-site-{mark}.sql"

	def dump_bare(self) -> None:
		"""Keep the bare site for the next one."""
		config = read_json(self.config_file)
		draft = self.bare_dump().with_suffix(".draft")
		self.dump(draft)
		keep(self.bare_dump().with_suffix(".key"), str(config.get("encryption_key", "")))
		draft.replace(self.bare_dump())

	def dump(self, target: Path) -> None:
		"""Write the database into a file that only its owner reads."""
		command = ["mariadb-dump", f"--defaults-extra-file={self.client_file()}", "--single-transaction"]
		command += [f"--result-file={target}", read_json(self.config_file)["db_name"]]
		log = self.paths.step_logs / f"site-{self.name}.log"
		proc.run(command, log=log, cwd=self.paths.root, env=proc.environment(self.paths.root))
		target.chmod(0o600)

	def restore_bare(self) -> None:
		"""A database, its user, the dump, the folders."""
		config: dict[str, object] = self.restore(self.bare_dump())
		for folder in SITE_FOLDERS:
			(self.folder / folder).mkdir(parents=True, exist_ok=True)
		if key := self.bare_dump().with_suffix(".key").read_text():
			config["encryption_key"] = key
		self.config_file.write_text(json.dumps(config, indent=1) + "\n")

	def copy_to(self, *twins: Site) -> None:
		"""Make other sites that hold the same: its files, its configuration, each with a database of its own."""
		dump = self.paths.cache / f"copy-of-{self.name}.sql"
		self.dump(dump)
		for twin in twins:
			shutil.rmtree(twin.folder, ignore_errors=True)
			shutil.copytree(self.folder, twin.folder)
			update_json(twin.config_file, twin.restore(dump))
			twin.configure()
			# An older twin of this name may have left words in the cache.
			frappe(self.settings, fresh_log(self.paths, f"site-{twin.name}"), "clear-cache", site=twin.name)
		dump.unlink()

	def restore(self, dump: Path) -> dict[str, object]:
		"""Fill a new database of this site's name from a dump; give what its configuration says of it."""
		name, password = self.database_name(), secrets.token_hex(16)
		self.query(
			f"drop database if exists `{name}`;"
			f"create database `{name}` character set utf8mb4 collate utf8mb4_unicode_ci;"
			f"create or replace user '{name}'@'%' identified by '{password}';"
			f"grant all privileges on `{name}`.* to '{name}'@'%';"
		)
		log = fresh_log(self.paths, f"site-{self.name}")
		command = [
			"mariadb",
			f"--defaults-extra-file={self.client_file()}",
			name,
			"-e",
			f"source {dump}",
		]
		proc.run(command, log=log, cwd=self.paths.root, env=proc.environment(self.paths.root))
		return {"db_name": name, "db_password": password, "db_type": "mariadb"}
