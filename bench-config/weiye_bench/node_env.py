"""Node packages of Frappe, from a lock file."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from weiye_bench import fingerprint, proc
from weiye_bench.errors import BenchError
from weiye_bench.python_env import fresh_log, offline_hint

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.paths import Paths

OLDEST_NODE = 18
QUIET = {"npm_config_audit": "false", "npm_config_fund": "false", "npm_config_update_notifier": "false"}


def mark(paths: Paths) -> str:
	"""Changes with the wanted packages and with Node itself."""
	names = ("package.json", "package-lock.json", "yarn.lock", ".npmrc")
	return fingerprint.of_text(node_version(), fingerprint.of_files(paths.frappe / name for name in names))


def node_version() -> str:
	"""What ``node --version`` says; empty where there is no Node."""
	try:
		return subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
	except OSError:
		return ""


def check_node() -> None:
	"""Node is asked for by name: Debian's own is too old on some releases, so we do not choose for the user."""
	version = node_version()
	if not version:
		raise BenchError(
			"没有找到 Node.js。",
			"请安装 Node.js 20（https://nodejs.org，或 apt-get install nodejs npm）后再运行。",
		)
	if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
		raise BenchError(f"Node.js {version} 太旧。", f"请安装 Node.js 20（至少 {OLDEST_NODE}）。")
	if shutil.which("npm") is None:
		raise BenchError("没有找到 npm。", "请安装 npm（Debian：apt-get install npm）。")


def install(paths: Paths) -> None:
	"""Install exactly what the lock says; without a lock (git source), what package.json says."""
	check_node()
	env = proc.environment(paths.root, QUIET)
	log = fresh_log(paths, "node")
	locked = (paths.frappe / "package-lock.json").is_file()
	command = ["npm", "ci"] if locked else ["npm", "install", "--no-package-lock", "--legacy-peer-deps"]
	proc.run([*command, "--no-progress"], log=log, cwd=paths.frappe, env=env, hint=offline_hint())
	if not (paths.node_bin / "yarn").exists():
		# Frappe's own build command calls yarn.
		extra = ["npm", "install", "--no-save", "--no-package-lock", "--legacy-peer-deps", "yarn@1.22.22"]
		proc.run(extra, log=log, cwd=paths.frappe, env=env, hint=offline_hint())


def install_folder(paths: Paths, folder: Path) -> None:
	"""Install the locked packages of one of our own folders."""
	check_node()
	env = proc.environment(paths.root, QUIET)
	log = fresh_log(paths, f"node-{folder.name}")
	proc.run(["npm", "ci", "--no-progress"], log=log, cwd=folder, env=env, hint=offline_hint())
