"""Checks before anything is made: a clear error now instead of a half-made bench later."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from weiye_bench import ports
from weiye_bench.errors import BenchError
from weiye_bench.node_env import check_node
from weiye_bench.services import mariadb, redis

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.settings import Settings

GIGABYTE = 1024**3
FRESH_NEED, RUN_NEED = 3.0, 0.5


def check_disk(root: Path, fresh: bool) -> None:
	"""Room for packages, database and assets."""
	need = FRESH_NEED if fresh else RUN_NEED
	free = shutil.disk_usage(root).free / GIGABYTE
	if free < need:
		raise BenchError(
			f"磁盘空间不足：{root} 只剩 {free:.1f} GB，需要至少 {need:g} GB。",
			"请腾出空间后再运行；没有做任何改动。",
		)


def check_writable(root: Path) -> None:
	"""The bench is made in the repository's own folder."""
	if not os.access(root, os.W_OK):
		raise BenchError(f"当前用户不能写 {root}。", "请换用文件夹的主人来运行，或改它的权限。")


def check_path(root: Path) -> None:
	"""Paths with blanks break programs that we do not control."""
	if any(char.isspace() or char in "'\"%$" for char in str(root)):
		raise BenchError(f"路径 {root} 含有空格或特殊字符。", "请把仓库放到不含空格与 ' \" % $ 的路径下。")


def check_existing_servers(settings: Settings) -> None:
	"""Servers that the user names must be there."""
	database = settings.database
	if database and not mariadb.answers(database.host, database.port):
		raise BenchError(
			f"连不上 WEIYE_DB_HOST 指定的 MariaDB（{database.host}:{database.port}）。",
			"请检查地址、端口与服务是否已启动。",
		)
	for name, url in (
		("WEIYE_REDIS_CACHE", settings.redis_cache),
		("WEIYE_REDIS_QUEUE", settings.redis_queue),
	):
		if url and not redis.answers(url):
			raise BenchError(
				f"连不上 {name} 指定的 Redis（{url.rsplit('@', 1)[-1]}）。", "写法：redis://主机:端口。"
			)


def check_all(settings: Settings) -> None:
	"""Everything that can be known before the first step."""
	paths = settings.paths
	check_path(paths.root)
	check_writable(paths.root)
	check_disk(paths.root, fresh=not paths.python.exists())
	if not ports.is_free(settings.port):
		raise ports.taken(settings.port)
	check_node()
	check_existing_servers(settings)
