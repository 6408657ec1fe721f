"""What the environment variables ask for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from weiye_bench.errors import BenchError
from weiye_bench.paths import Paths

if TYPE_CHECKING:
	from collections.abc import Mapping
	from pathlib import Path

APP = "shequ_weiye"
TEST_SITE = "weiye-test.localhost"
DEVELOPMENT, PRODUCTION = "development", "production"


@dataclass(frozen=True)
class ExternalDatabase:
	"""A MariaDB that exists already."""

	host: str
	port: int
	root_user: str
	root_password: str


@dataclass(frozen=True)
class Settings:
	"""All that can be chosen from outside."""

	paths: Paths
	site: str = "weiye.localhost"
	port: int = 8000
	environment: str = DEVELOPMENT
	database: ExternalDatabase | None = None
	redis_cache: str = ""
	redis_queue: str = ""
	frappe_git: str = ""
	frappe_branch: str = "version-15"
	demo_password: str = ""
	tls_cert: str = ""
	tls_key: str = ""

	@property
	def production(self) -> bool:
		return self.environment == PRODUCTION

	@property
	def tls(self) -> bool:
		return bool(self.tls_cert and self.tls_key)

	@property
	def url(self) -> str:
		"""The address a person opens."""
		scheme, usual = ("https", 443) if self.production and self.tls else ("http", 80)
		port = "" if self.port == usual else f":{self.port}"
		return f"{scheme}://{self.site}{port}"

	@property
	def has_app(self) -> bool:
		"""Does the product's app lie in ``apps``?"""
		return (self.paths.app(APP) / APP / "hooks.py").is_file()


def number(environ: Mapping[str, str], name: str, default: int) -> int:
	"""A port from the environment."""
	text = environ.get(name) or str(default)
	if not text.isdigit() or not 0 < int(text) < 65536:
		raise BenchError(f"环境变量 {name}={text} 不是端口号。", "请写 1 到 65535 之间的整数。")
	return int(text)


def read_database(environ: Mapping[str, str]) -> ExternalDatabase | None:
	"""The database server named by WEIYE_DB_*, if there is one."""
	host = environ.get("WEIYE_DB_HOST", "")
	if not host:
		return None
	return ExternalDatabase(
		host=host,
		port=number(environ, "WEIYE_DB_PORT", 3306),
		root_user=environ.get("WEIYE_DB_ROOT_USER") or "root",
		root_password=environ.get("WEIYE_DB_ROOT_PASSWORD", ""),
	)


def check_tls(cert: str, key: str) -> None:
	"""A certificate goes with a key, and both can be read."""
	if bool(cert) != bool(key):
		raise BenchError(
			"WEIYE_TLS_CERT 与 WEIYE_TLS_KEY 必须同时设置。", "补上另一个，或两个都不设（用 http）。"
		)
	for name in (cert, key):
		if name and not os.access(name, os.R_OK):
			raise BenchError(f"读不到证书文件 {name}。", "请检查路径与权限。")


def read_settings(root: Path, environ: Mapping[str, str]) -> Settings:
	"""Read and check the environment."""
	kind = environ.get("WEIYE_ENV") or DEVELOPMENT
	if kind not in (DEVELOPMENT, PRODUCTION):
		raise BenchError(f"WEIYE_ENV={kind} 不认识。", f"可用的值：{DEVELOPMENT}（默认）、{PRODUCTION}。")
	cert, key = environ.get("WEIYE_TLS_CERT", ""), environ.get("WEIYE_TLS_KEY", "")
	check_tls(cert, key)
	return Settings(
		paths=Paths(root),
		site=environ.get("WEIYE_SITE") or "weiye.localhost",
		port=number(environ, "WEIYE_PORT", 8000),
		environment=kind,
		database=read_database(environ),
		redis_cache=environ.get("WEIYE_REDIS_CACHE", ""),
		redis_queue=environ.get("WEIYE_REDIS_QUEUE", ""),
		frappe_git=environ.get("FRAPPE_GIT", ""),
		frappe_branch=environ.get("FRAPPE_BRANCH") or "version-15",
		demo_password=environ.get("WEIYE_DEMO_PASSWORD", ""),
		tls_cert=cert,
		tls_key=key,
	)
