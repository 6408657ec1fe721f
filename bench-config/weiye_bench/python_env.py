"""Python environments, each made from a lock file with hashes by uv."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

from weiye_bench import fingerprint, proc
from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from collections.abc import Sequence
	from pathlib import Path

	from weiye_bench.paths import Paths

BASE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable


def offline_hint() -> str:
	"""What to do when packages cannot be fetched."""
	return (
		"请检查网络与软件源设置：pip config list、npm config get registry；"
		"国内可先设置镜像（pip config set global.index-url …，npm config set registry …）。再次运行会从断处继续。"
	)


def pip_command(paths: Paths) -> list[str]:
	"""pip of the small environment that also carries uv."""
	return [str(paths.uv.with_name("python")), "-m", "pip", "--disable-pip-version-check"]


@cache
def pip_index() -> str:
	"""The registry that the user has set for pip; uv does not read pip's settings by itself."""
	if os.environ.get("PIP_INDEX_URL"):
		return os.environ["PIP_INDEX_URL"]
	command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
	answer = subprocess.run(command, capture_output=True, text=True)
	return answer.stdout.strip() if answer.returncode == 0 else ""


def uv_environment(paths: Paths) -> dict[str, str]:
	"""uv fetches from where pip would, and never downloads an interpreter."""
	extra = {
		"UV_PYTHON_DOWNLOADS": "never",
		"UV_LINK_MODE": "copy",
		"UV_NO_PROGRESS": "1",
		"UV_NO_CONFIG": "1",
	}
	asked = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL")
	if not asked and (index := pip_index()):
		extra["UV_DEFAULT_INDEX"] = index
	extra.setdefault("UV_HTTP_TIMEOUT", os.environ.get("UV_HTTP_TIMEOUT", "120"))
	return proc.environment(paths.root, extra)


def python_mark() -> str:
	"""Which interpreter the environments stand on."""
	return f"{BASE_PYTHON} {sys.version}"


def lock_mark(*locks: Path) -> str:
	"""Changes when a lock or the interpreter does."""
	return fingerprint.of_text(python_mark(), fingerprint.of_files(locks))


def make_uv(paths: Paths) -> None:
	"""A small environment with pip and uv, from the lock."""
	folder, log = paths.made / "uv", fresh_log(paths, "uv")
	shutil.rmtree(folder, ignore_errors=True)
	env = proc.environment(paths.root)
	hint = "缺少 venv 模块时（Debian）：apt-get install python3-venv。" + offline_hint()
	proc.run([BASE_PYTHON, "-m", "venv", folder], log=log, cwd=paths.root, env=env, hint=hint)
	lock = paths.pins / "uv.lock"
	install = [
		*pip_command(paths),
		"install",
		"--quiet",
		"--require-hashes",
		"--only-binary=:all:",
		"-r",
		lock,
	]
	proc.run(install, log=log, cwd=paths.root, env=env, hint=offline_hint())


def make_env(paths: Paths, folder: Path, locks: Sequence[Path], name: str) -> None:
	"""Bring an environment to exactly what the locks say; created when missing."""
	log, env = fresh_log(paths, name), uv_environment(paths)
	python = folder / "bin" / "python"
	if not usable(python):
		shutil.rmtree(folder, ignore_errors=True)
		command = [paths.uv, "venv", "--quiet", "--python", BASE_PYTHON, folder]
		proc.run(command, log=log, cwd=paths.root, env=env)
	forget_half_installed(folder)
	requirements = [part for lock in locks for part in ("-r", str(lock))]
	builders = ["-b", str(paths.pins / "python.lock")]
	command = [paths.uv, "pip", "install", "--python", python, "--require-hashes", *requirements, *builders]
	proc.run(command, log=log, cwd=paths.root, env=env, hint=offline_hint())


def forget_half_installed(folder: Path) -> None:
	"""Let uv install again what it was putting there when it was killed: by whom is written down last.

	It would take the package for installed, or stop because it cannot read what the package is. What stands in
	``.data`` while a package is being put in its places would not fit the package's list of files any more.
	"""
	for rest in folder.glob("lib/python3*/site-packages/*-*.data"):
		shutil.rmtree(rest)
	for package in folder.glob("lib/python3*/site-packages/*.dist-info"):
		if not all((package / name).is_file() for name in ("METADATA", "INSTALLER", "RECORD")):
			shutil.rmtree(package)


def usable(python: Path) -> bool:
	"""Does the environment's interpreter start (its base may have been removed since), and stand on this one?"""
	try:
		answer = subprocess.run(
			[python, "-c", "import sys; print(sys.base_prefix)"], capture_output=True, text=True
		)
	except OSError:
		return False
	return answer.stdout.strip() == sys.base_prefix


def fresh_log(paths: Paths, name: str) -> Path:
	"""The log of a step, emptied."""
	log = paths.step_logs / f"{name}.log"
	log.parent.mkdir(parents=True, exist_ok=True)
	log.write_bytes(b"")
	return log


def install_apps(paths: Paths, apps: Sequence[str]) -> None:
	"""Install the apps in place (editable); their requirements came with the lock."""
	chosen = [part for app in apps for part in ("-e", str(paths.app(app)))]
	command = [
		paths.uv,
		"pip",
		"install",
		"--python",
		paths.python,
		"--no-deps",
		"--no-build-isolation",
		*chosen,
	]
	proc.run(command, log=fresh_log(paths, "apps"), cwd=paths.root, env=uv_environment(paths))


def lock(paths: Paths, sources: Sequence[Path], target: Path, constraints: Sequence[Path] = ()) -> None:
	"""Resolve requirements into a lock with hashes and without addresses."""
	draft = target.with_suffix(".draft")
	if target.is_file():
		shutil.copy2(target, draft)
	bound = [part for path in constraints for part in ("-c", str(path))]
	command = [paths.uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-header", "--no-annotate"]
	command += ["--no-emit-index-url", "--python-version", "3.11", *map(str, sources), *bound, "-o", draft]
	proc.run(
		command, log=fresh_log(paths, "lock"), cwd=paths.root, env=uv_environment(paths), hint=offline_hint()
	)
	if "://" in draft.read_text():
		draft.unlink()
		raise BenchError(f"{target.name} 里出现了下载地址。", "请去掉 .in 文件里的网址依赖。")
	draft.replace(target)


def missing_requirements(paths: Paths, app: str) -> list[str]:
	"""Requirements of an app that the environment does not satisfy: the lock has to be made anew."""
	code = (
		"import json, sys\nfrom importlib.metadata import requires, version, PackageNotFoundError\n"
		"from packaging.requirements import Requirement\nfound = []\n"
		"for text in requires(sys.argv[1]) or []:\n"
		"\twanted = Requirement(text)\n"
		"\tif wanted.marker and not wanted.marker.evaluate({'extra': ''}):\n\t\tcontinue\n"
		"\ttry:\n\t\tif not wanted.specifier.contains(version(wanted.name), prereleases=True):\n\t\t\tfound.append(text)\n"
		"\texcept PackageNotFoundError:\n\t\tfound.append(text)\n"
		"print(json.dumps(found))"
	)
	answer = subprocess.run([paths.python, "-c", code, app], capture_output=True, text=True)
	return list(json.loads(answer.stdout)) if answer.returncode == 0 else []
