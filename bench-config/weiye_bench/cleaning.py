"""``make stop`` and ``make clean``."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from weiye_bench import lifecycle, proc
from weiye_bench.console import Console
from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.settings import Settings

GRACE = 150


def stop(settings: Settings) -> int:
	"""End what ``make run`` started, wherever it runs."""
	console = Console()
	pid, purpose = lifecycle.holder(settings.paths)
	if pid:
		console.say(f"▶ 结束 make {purpose}（进程 {pid}）…")
		proc.end([pid], GRACE)
	lifecycle.sweep(settings.paths, console)
	console.say("✔ 没有在运行的服务" if not pid else "✔ 已结束")
	return 0


def made_code(settings: Settings) -> list[Path]:
	"""What can be made again without loss."""
	paths = settings.paths
	kept = {"data", "db-root-password", "admin-password", "demo-password", "stamps", "lock"}
	inside = [path for path in paths.made.glob("*") if path.name not in kept]
	return [paths.env, paths.frappe, paths.config, paths.logs, paths.sites / "assets", *inside]


def made_data(settings: Settings) -> list[Path]:
	"""Databases, uploads and passwords: gone for good."""
	paths = settings.paths
	sites = [path for path in paths.sites.glob("*") if (path / "site_config.json").is_file()]
	return [*sites, paths.sites / "common_site_config.json", paths.sites / "apps.txt", paths.made]


def data_stamps(settings: Settings) -> set[str]:
	"""Stamps that belong to the data and stay with it."""
	return {
		path.name
		for path in settings.paths.stamps.glob("*")
		if path.name.startswith(("site-", "app-", "demo-"))
	}


def confirmed() -> bool:
	"""FORCE=1, or a yes typed on a terminal."""
	if os.environ.get("FORCE") == "1":
		return True
	if not sys.stdin.isatty():
		raise BenchError("make clean 会删除所有站点的数据，需要确认。", "没有终端时请用 make clean FORCE=1。")
	answer = input("也删除所有站点、数据库、上传的文件与密码吗？这些不能恢复。输入 yes 删除，直接回车保留：")
	return answer.strip().lower() == "yes"


def clean(settings: Settings) -> int:
	"""Remove what was made; data only after a yes."""
	console = Console()
	also_data = confirmed()
	stop(settings)
	keep = data_stamps(settings)
	targets = made_code(settings) + (made_data(settings) if also_data else [])
	for path in targets:
		if path.is_dir() and not path.is_symlink():
			shutil.rmtree(path)
		else:
			path.unlink(missing_ok=True)
	for stamp in settings.paths.stamps.glob("*"):
		if stamp.name not in keep:
			stamp.unlink()
	console.say("✔ 已清除" + ("，包括数据" if also_data else "；站点与数据库的数据还在"))
	return 0
