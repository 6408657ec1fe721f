"""Ports: fixed distances from WEIYE_PORT, moved on where another program sits; written to .bench/ports.json."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from collections.abc import Callable

DISTANCE = {"realtime": 1000, "gunicorn": 2000, "redis_queue": 3000, "mariadb": 4000, "redis_cache": 5000}
STRIDE = 7
HIGHEST, LOWEST = 60000, 1024


@dataclass(frozen=True)
class Ports:
	"""``web`` is what a person opens; gunicorn listens on ``gunicorn`` only behind nginx."""

	web: int
	realtime: int
	gunicorn: int
	redis_queue: int
	mariadb: int
	redis_cache: int


def is_free(port: int) -> bool:
	"""Can a server listen there?"""
	with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
		probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
		try:
			probe.bind(("127.0.0.1", port))
		except PermissionError:
			raise BenchError(
				f"没有权限使用端口 {port}。", "请用 1024 以上的端口，例如：make run WEIYE_PORT=8080"
			) from None
		except OSError:
			return False
	return True


def candidates(web: int, distance: int) -> list[int]:
	"""Ports to try, the usual one first."""
	span = HIGHEST - LOWEST
	return [LOWEST + (web + distance - LOWEST + STRIDE * turn) % span for turn in range(200)]


def choose(web: int, recorded: dict[str, int], free: Callable[[int], bool] = is_free) -> Ports:
	"""Keep the recorded ports that are free, pick others for the rest."""
	if not free(web):
		raise taken(web)
	chosen = {"web": web}
	usable = recorded if recorded.get("web") == web else {}
	for name, distance in DISTANCE.items():
		tries = [usable[name]] if name in usable else []
		tries += candidates(web, distance)
		chosen[name] = next(port for port in tries if port not in chosen.values() and free(port))
	return Ports(**chosen)


def taken(port: int) -> BenchError:
	"""The error for a port in use; names the process where that can be seen."""
	holder = who_listens(port)
	by = f"，占用它的是 {holder}" if holder else "（看不到是哪个进程，可能属于其他用户）"
	return BenchError(
		f"端口 {port} 已被占用{by}。", f"请结束它，或换一个端口：make run WEIYE_PORT={port + 10}"
	)


def listening_inodes(port: int) -> set[str]:
	"""Socket numbers that listen on a port, from /proc/net."""
	found = set()
	for table in ("/proc/net/tcp", "/proc/net/tcp6"):
		with suppress(OSError):
			for line in Path(table).read_text().splitlines()[1:]:
				parts = line.split()
				if parts[3] == "0A" and int(parts[1].rsplit(":", 1)[1], 16) == port:
					found.add(parts[9])
	return found


def who_listens(port: int) -> str:
	"""Name and number of the process that listens on a port, or nothing."""
	wanted = {f"socket:[{inode}]" for inode in listening_inodes(port)}
	for folder in Path("/proc").iterdir() if wanted else ():
		if not folder.name.isdigit():
			continue
		with suppress(OSError):
			if any(os.readlink(link) in wanted for link in (folder / "fd").iterdir()):
				command = (
					(folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
				)
				return f"进程 {folder.name}（{command[:80]}）"
	return ""


def load(path: Path) -> dict[str, int]:
	"""The ports of the last run."""
	try:
		return {str(key): int(value) for key, value in json.loads(path.read_text()).items()}
	except (OSError, ValueError, AttributeError):
		return {}


def save(path: Path, ports: Ports) -> None:
	"""Write the ports for tests and tools to read."""
	path.parent.mkdir(parents=True, exist_ok=True)
	path.write_text(json.dumps(asdict(ports), indent=1) + "\n")
