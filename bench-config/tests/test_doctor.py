"""Problems that are known before anything is made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest
from weiye_bench import doctor, node_env, system
from weiye_bench.errors import BenchError
from weiye_bench.settings import ExternalDatabase, Settings, read_settings

CONFIG = Path(__file__).resolve().parents[1]
Usage = namedtuple("Usage", "total used free")


def test_full_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**10, 10**10, 2 * 1024**3))
	with pytest.raises(BenchError, match=r"磁盘空间不足.*2\.0 GB"):
		doctor.check_disk(settings.paths.root, fresh=True)
	doctor.check_disk(settings.paths.root, fresh=False)


def test_path_with_a_blank() -> None:
	with pytest.raises(BenchError, match="空格"):
		doctor.check_path(Path("/home/some one/bench"))


def test_missing_node(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(node_env, "node_version", lambda: "")
	with pytest.raises(BenchError, match=r"Node\.js"):
		node_env.check_node()
	monkeypatch.setattr(node_env, "node_version", lambda: "v16.20.0")
	with pytest.raises(BenchError, match=r"v16\.20\.0 太旧"):
		node_env.check_node()


def test_existing_servers_must_answer(settings: Settings) -> None:
	wanted = replace(settings, database=ExternalDatabase("127.0.0.1", 9, "root", ""))
	with pytest.raises(BenchError, match="WEIYE_DB_HOST"):
		doctor.check_existing_servers(wanted)
	with pytest.raises(BenchError, match="WEIYE_REDIS_QUEUE"):
		doctor.check_existing_servers(replace(settings, redis_queue="redis://127.0.0.1:9"))


def test_packages_missing_without_root(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(system, "privilege", lambda: None)
	monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
	with pytest.raises(BenchError) as caught:
		system.install(settings.paths, ["mariadb-server", "fonts-noto-cjk"])
	command = "sudo apt-get install -y --no-install-recommends mariadb-server fonts-noto-cjk"
	assert command in caught.value.hint


def test_packages_without_apt(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setattr(shutil, "which", lambda name: None)
	with pytest.raises(BenchError, match="没有 apt-get"):
		system.install(settings.paths, ["mariadb-server"])


def test_package_groups(settings: Settings) -> None:
	assert system.groups(settings, testing=False) == {"run", "server"}
	assert "test" in system.groups(settings, testing=True)
	existing = replace(
		settings,
		database=ExternalDatabase("db", 3306, "root", ""),
		redis_cache="redis://a:1",
		redis_queue="redis://a:2",
	)
	assert "server" not in system.groups(existing, testing=False)


def test_package_list_is_whole() -> None:
	packages = system.read_packages(CONFIG / "pins" / "apt.txt")
	names = {package.name for package in packages}
	assert {"mariadb-server", "redis-server", "chromium-headless-shell", "fonts-noto-cjk", "nginx"} <= names
	assert {package.group for package in packages} == {"run", "server", "test", "production"}


def test_other_python_is_refused() -> None:
	source = (CONFIG / "bench.py").read_text().replace("(3, 11)", "(3, 99)")
	done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
	assert done.returncode == 1
	assert "需要 Python 3.11" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
	("variables", "word"),
	[
		({"WEIYE_PORT": "80x"}, "WEIYE_PORT"),
		({"WEIYE_PORT": "70000"}, "WEIYE_PORT"),
		({"WEIYE_ENV": "prod"}, "production"),
		({"WEIYE_TLS_CERT": "/nowhere/cert.pem"}, "WEIYE_TLS_KEY"),
	],
)
def test_wrong_variables(variables: dict[str, str], word: str) -> None:
	with pytest.raises(BenchError, match=word):
		read_settings(CONFIG.parent, variables)


def test_variables() -> None:
	variables = {
		"WEIYE_PORT": "9100",
		"WEIYE_DB_HOST": "db",
		"WEIYE_DB_ROOT_PASSWORD": "p",
		"FRAPPE_GIT": "/git",
	}
	settings = read_settings(CONFIG.parent, variables)
	assert settings.url == "http://weiye.localhost:9100"
	assert settings.database == ExternalDatabase("db", 3306, "root", "p")
	assert (settings.frappe_git, settings.frappe_branch) == ("/git", "version-15")
