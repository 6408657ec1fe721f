"""nginx before gunicorn and the realtime server, as in production: a private instance on WEIYE_PORT."""

from __future__ import annotations

import os
import pwd
from typing import TYPE_CHECKING

from weiye_bench.services.mariadb import run_user
from weiye_bench.templates import render

if TYPE_CHECKING:
	from weiye_bench.ports import Ports
	from weiye_bench.services.manager import Services
	from weiye_bench.settings import Settings

TLS = """ssl_certificate {cert};
		ssl_certificate_key {key};
		ssl_protocols TLSv1.2 TLSv1.3;
		ssl_prefer_server_ciphers off;
		ssl_session_cache shared:SSL:10m;
		ssl_session_timeout 1d;"""
# A location that sets a header of its own inherits none, so each repeats these.
FORWARDED = """proxy_set_header Host $http_host;
			proxy_set_header X-Forwarded-For $remote_addr;
			proxy_set_header X-Forwarded-Proto $scheme;
			proxy_set_header X-Frappe-Site-Name {site};"""
HSTS = 'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;'


def write(services: Services) -> None:
	"""Render config/nginx.conf."""
	paths = services.settings.paths
	(paths.data / "nginx").mkdir(parents=True, exist_ok=True)
	(paths.config / "nginx.conf").write_text(config(services.settings, services.ports, services.site))


def worker_user() -> str:
	"""Debian's user for web servers; none where we are not root."""
	try:
		return pwd.getpwnam("www-data").pw_name
	except KeyError:
		return "nobody"


def user_line(settings: Settings) -> str:
	"""nginx's workers give root up wherever they can still reach the files."""
	if os.geteuid() != 0:
		return ""
	return f"user {worker_user() if run_user(settings.paths) != 'root' else 'root'};"


def config(settings: Settings, ports: Ports, site: str) -> str:
	"""nginx.conf."""
	paths = settings.paths
	tls = TLS.format(cert=os.path.abspath(settings.tls_cert), key=os.path.abspath(settings.tls_key))
	values = {
		"user_line": user_line(settings),
		"run": str(paths.run),
		"data": str(paths.data / "nginx"),
		"logs": str(paths.logs),
		"sites": str(paths.sites),
		"site": site,
		"port": str(ports.web),
		"listen_options": " ssl" if settings.tls else "",
		"tls": tls if settings.tls else "",
		"forwarded": FORWARDED.format(site=site),
		"hsts": HSTS if settings.tls else "",
		"scheme": "https" if settings.tls else "http",
		"gunicorn": str(ports.gunicorn),
		"realtime": str(ports.realtime),
	}
	return render(paths, "nginx.conf", values)
