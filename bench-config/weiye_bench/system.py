"""System packages: find out what is missing, install it, or say exactly how."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from weiye_bench import proc
from weiye_bench.errors import BenchError
from weiye_bench.python_env import fresh_log

if TYPE_CHECKING:
	from collections.abc import Collection

	from weiye_bench.paths import Paths
	from weiye_bench.settings import Settings

# Keeps Debian from starting system services on installation: the bench has its own MariaDB and Redis.
# A file that is there already is the administrator's and is left alone.
INSTALL = r"""
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ] || grep -q weiye-bench $policy; then
	printf '#!/bin/sh\n# weiye-bench: only while packages are installed\nexit 101\n' > $policy
	chmod 755 $policy
	trap 'rm -f $policy' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
options="-y -q --no-install-recommends -o DPkg::Lock::Timeout=300"
apt-get install $options "$@" || { apt-get update -q && apt-get install $options "$@"; }
"""


@dataclass(frozen=True)
class Package:
	"""A Debian package and how to see that it is there."""

	group: str
	name: str
	probe: str

	def installed(self) -> bool:
		"""A program in PATH, a file, or a Python module."""
		if self.probe.startswith("/"):
			return Path(self.probe).exists()
		if self.probe.startswith("python:"):
			return importlib.util.find_spec(self.probe.removeprefix("python:")) is not None
		return shutil.which(self.probe) is not None


def read_packages(path: Path) -> list[Package]:
	"""Read ``pins/apt.txt``."""
	lines = [line.split("#")[0].split() for line in path.read_text().splitlines()]
	return [Package(*parts) for parts in lines if parts]


def groups(settings: Settings, testing: bool) -> set[str]:
	"""The groups of packages that this run needs."""
	wanted = {"run"}
	if not (settings.database and settings.redis_cache and settings.redis_queue):
		wanted.add("server")
	if testing:
		wanted.add("test")
	if testing or settings.production:
		wanted.add("production")
	return wanted


def missing(paths: Paths, wanted: Collection[str]) -> list[str]:
	"""Names of the packages that are not installed."""
	packages = read_packages(paths.pins / "apt.txt")
	return [package.name for package in packages if package.group in wanted and not package.installed()]


def privilege() -> list[str] | None:
	"""How to become root without a question: nothing to add, sudo, or no way."""
	if os.geteuid() == 0:
		return []
	if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
		return ["sudo", "-n"]
	return None


def install(paths: Paths, names: list[str]) -> None:
	"""Install packages, or name the exact command that does."""
	if not names:
		return
	command = f"sudo apt-get install -y --no-install-recommends {' '.join(names)}"
	prefix = privilege()
	if shutil.which("apt-get") is None:
		raise BenchError(
			f"缺少软件：{'、'.join(names)}，而这台机器没有 apt-get。", "请用本机的包管理器安装它们。"
		)
	if prefix is None:
		raise BenchError(
			f"缺少软件包：{'、'.join(names)}，而当前用户不是 root。", f"请先运行：\n    {command}"
		)
	log = fresh_log(paths, "system")
	env = proc.environment(paths.root)
	hint = f"请手工运行并看它的提示：\n    {command}"
	proc.run([*prefix, "sh", "-c", INSTALL, "install", *names], log=log, cwd=paths.root, env=env, hint=hint)
	if still := [name for name in names if name in missing(paths, {"run", "server", "test", "production"})]:
		raise BenchError(f"装完后仍找不到：{'、'.join(still)}。", hint)
