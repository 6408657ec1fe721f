"""A whole bench from a fresh clone, killed in the middle, resumed, stopped. Slow: run with -m bench_e2e."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from official_repository import OFFICIAL, OWN_SERVERS, official_repository
from weiye_bench import proc

ROOT = Path(__file__).resolve().parents[2]
SITE = "fresh.localhost"
MADE = (".git", "env", ".bench", "logs", "config", "node_modules", "__pycache__")

pytestmark = pytest.mark.bench_e2e


def free_port() -> int:
	with socket.create_server(("127.0.0.1", 0)) as server:
		return 20000 + server.getsockname()[1] % 10000


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
	"""The committed files alone; whatever is started in it ends with the test."""
	yield from cloned(tmp_path_factory.mktemp("clone") / "bench")


@pytest.fixture
def git_clone(tmp_path: Path) -> Iterator[Path]:
	"""Another, for Frappe from a git repository."""
	yield from cloned(tmp_path / "bench")


def cloned(target: Path) -> Iterator[Path]:
	"""Copy, give, end what runs in it."""

	def left_out(folder: str, names: list[str]) -> list[str]:
		relative = Path(folder).relative_to(ROOT)
		made = {"sites": names, "apps": ["frappe"], ".": ["config", "logs"]}.get(str(relative), [])
		return [name for name in names if name in made or (name in MADE and name != "config")]

	shutil.copytree(ROOT, target, ignore=left_out)
	target.chmod(0o755)
	yield target
	make(target, "stop").wait(200)
	assert proc.owned(target) == []


PORT = free_port()


def make(clone: Path, target: str, log: Path | None = None, **variables: str) -> subprocess.Popen[bytes]:
	env = {
		key: value for key, value in os.environ.items() if not key.startswith(("WEIYE_", "MAKE", "MFLAGS"))
	}
	env |= {"WEIYE_PORT": str(PORT), "WEIYE_SITE": SITE, "WEIYE_DEMO_PASSWORD": "Only-For-This-Test-1"}
	env |= variables
	output = (log or clone.parent / f"{target}.log").open("wb")
	return subprocess.Popen(
		["make", target],
		cwd=clone,
		env=env,
		stdin=subprocess.DEVNULL,
		stdout=output,
		stderr=output,
		start_new_session=True,
	)


def wait_for_line(log: Path, word: str, process: subprocess.Popen[bytes], seconds: float) -> None:
	deadline = time.monotonic() + seconds
	while word not in log.read_text():
		assert process.poll() is None, log.read_text()[-3000:]
		assert time.monotonic() < deadline, log.read_text()[-3000:]
		time.sleep(0.2)


def tool_pid(clone: Path) -> int:
	return int((clone / ".bench" / "lock").read_text().split()[0])


def test_killed_in_the_middle_then_resumed(clone: Path) -> None:
	for number, word in enumerate(("▶ Python 环境", f"▶ 站点 {SITE}", "▶ 安装或升级应用")):
		log = clone.parent / f"killed-{number}.log"
		process = make(clone, "run", log)
		wait_for_line(log, word, process, 300)
		time.sleep(2)
		os.kill(tool_pid(clone), signal.SIGKILL)
		process.wait(30)
	log = clone.parent / "resumed.log"
	process = make(clone, "run", log)
	wait_for_line(log, "按 Ctrl-C 结束", process, 400)
	assert "收拾上次" in log.read_text()
	assert ping() == 200
	end(clone, process)


def test_second_run_is_quick_and_takes_over(clone: Path) -> None:
	log = clone.parent / "second.log"
	started = time.monotonic()
	process = make(clone, "run", log)
	wait_for_line(log, "按 Ctrl-C 结束", process, 60)
	assert time.monotonic() - started < 20
	os.kill(tool_pid(clone), signal.SIGKILL)
	process.wait(30)
	log = clone.parent / "third.log"
	process = make(clone, "run", log)
	wait_for_line(log, "按 Ctrl-C 结束", process, 60)
	assert ping() == 200
	end(clone, process)


def test_dead_programs_come_back(clone: Path) -> None:
	log = clone.parent / "fourth.log"
	process = make(clone, "run", log)
	wait_for_line(log, "按 Ctrl-C 结束", process, 60)
	for name in ("data:mariadb", "data:redis_queue", "app:worker_short"):
		os.kill(programs(clone)[name]["pid"], signal.SIGKILL)
	deadline = time.monotonic() + 40
	while time.monotonic() < deadline and not running(clone):
		time.sleep(0.5)
	assert running(clone) and ping() == 200
	end(clone, process)


def test_frappe_from_a_git_repository(git_clone: Path) -> None:
	log = git_clone.parent / "git.log"
	repository = official_repository(git_clone.parent / "official")
	process = make(git_clone, "run", log, FRAPPE_GIT=str(repository))
	wait_for_line(log, "按 Ctrl-C 结束", process, 900)
	assert ping() == 200
	assert json.loads((git_clone / ".bench" / "source.json").read_text())["source"] == "git"
	for name in OWN_SERVERS:
		assert (git_clone / "apps" / "frappe" / name).read_text().endswith(OFFICIAL)
	assert list((git_clone / "sites" / "assets" / "frappe" / "dist" / "js").glob("desk.bundle.*.js"))
	end(git_clone, process)


def programs(clone: Path) -> dict[str, dict[str, int]]:
	make(clone, "status").wait(30)
	answer: dict[str, dict[str, int]] = json.loads((clone.parent / "status.log").read_text())["programs"]
	return answer


def running(clone: Path) -> bool:
	return all(item["state"] == "RUNNING" for item in programs(clone).values())


def ping() -> int:
	with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/method/ping", timeout=60) as answer:
		return int(answer.status)


def end(clone: Path, process: subprocess.Popen[bytes]) -> None:
	"""As Ctrl-C does."""
	os.kill(tool_pid(clone), signal.SIGINT)
	assert process.wait(120) == 0
	assert proc.owned(clone) == []
