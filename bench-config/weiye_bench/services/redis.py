"""Private Redis servers: one forgetful cache, one queue that survives a crash."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from weiye_bench.templates import memory_megabytes, render

if TYPE_CHECKING:
	from pathlib import Path

	from weiye_bench.ports import Ports
	from weiye_bench.settings import Settings


def write_configs(settings: Settings, ports: Ports) -> None:
	"""Render both configurations into config/."""
	for name, port in (("cache", ports.redis_cache), ("queue", ports.redis_queue)):
		target = settings.paths.config / f"redis_{name}.conf"
		target.write_text(config(settings, name, port))


def config(settings: Settings, name: str, port: int) -> str:
	"""redis.conf of one instance."""
	folder = data_folder(settings, name)
	folder.mkdir(parents=True, exist_ok=True)
	values = {
		"port": str(port),
		"folder": str(folder),
		"pid_file": str(settings.paths.run / f"redis_{name}.pid"),
		"cache_memory": f"{max(64, min(1024, memory_megabytes() // 16))}mb",
	}
	return render(settings.paths, f"redis_{name}.conf", values)


def data_folder(settings: Settings, name: str) -> Path:
	"""Where an instance keeps its files."""
	return settings.paths.data / f"redis_{name}"


def answers(url: str) -> bool:
	"""Does a Redis answer a PING (or ask for a password) there?"""
	parts = urlsplit(url)
	try:
		with socket.create_connection(
			(parts.hostname or "127.0.0.1", parts.port or 6379), timeout=2
		) as connection:
			connection.sendall(b"PING\r\n")
			return connection.recv(7).startswith((b"+PONG", b"-NOAUTH"))
	except (OSError, ValueError):
		return False
