"""The templates of production, put before the programs that read them."""

from __future__ import annotations

import configparser
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from weiye_bench import layout
from weiye_bench.console import Console
from weiye_bench.ports import Ports
from weiye_bench.services import nginx
from weiye_bench.services.manager import Services
from weiye_bench.settings import PRODUCTION, Settings

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SYSTEMD = shutil.which("systemd-analyze")
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is installed by make test")


def free_ports() -> Ports:
	"""Ports that nobody uses now, all of them held until the last is known."""
	sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(6)]
	numbers = [server.getsockname()[1] for server in sockets]
	for server in sockets:
		server.close()
	return Ports(*numbers)


@pytest.fixture
def secured(settings: Settings) -> Settings:
	"""Production with a certificate that signs itself."""
	cert, key = settings.paths.root / "cert.pem", settings.paths.root / "key.pem"
	command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
	command += ["-nodes", "-days", "2", "-subj", f"/CN={settings.site}"]
	command += ["-addext", f"subjectAltName=DNS:{settings.site}", "-keyout", key, "-out", cert]
	subprocess.run(command, check=True, capture_output=True)
	return replace(settings, environment=PRODUCTION, tls_cert=str(cert), tls_key=str(key))


def rendered(settings: Settings, ports: Ports) -> Path:
	"""nginx.conf beside one asset."""
	asset = settings.paths.sites / "assets" / "frappe" / "dist" / "js" / "desk.bundle.AAAA.js"
	asset.parent.mkdir(parents=True, exist_ok=True)
	asset.write_text("1;")
	nginx.write(Services(settings, ports, settings.site, Console()))
	# pytest's folders can be entered by their owner only, which nginx's workers are not.
	target = settings.paths.config / "nginx.conf"
	target.write_text(target.read_text().replace("user www-data;", "user root;"))
	return target


@needs_nginx
@pytest.mark.parametrize("with_tls", [True, False])
def test_nginx_accepts_its_configuration(settings: Settings, secured: Settings, with_tls: bool) -> None:
	chosen = secured if with_tls else replace(settings, environment=PRODUCTION)
	config = rendered(chosen, free_ports())
	done = subprocess.run([NGINX, "-t", "-c", config, "-e", "stderr"], capture_output=True, text=True)
	assert done.returncode == 0, done.stderr


@pytest.fixture
def served(secured: Settings) -> Iterator[http.client.HTTPSConnection]:
	"""nginx over TLS, and a connection that trusts its certificate alone."""
	ports = free_ports()
	process = subprocess.Popen([NGINX, "-c", rendered(secured, ports), "-e", "stderr"])
	try:
		wait_for_port(ports.web, process)
		trust = ssl.create_default_context(cafile=secured.tls_cert)
		connection = http.client.HTTPSConnection("127.0.0.1", ports.web, timeout=30, context=trust)
		raw = socket.create_connection(("127.0.0.1", ports.web), timeout=30)
		connection.sock = trust.wrap_socket(raw, server_hostname=secured.site)
		yield connection
		connection.close()
	finally:
		process.terminate()
		process.wait(30)


def wait_for_port(port: int, process: subprocess.Popen[bytes], seconds: float = 30) -> None:
	deadline = time.monotonic() + seconds
	while time.monotonic() < deadline and process.poll() is None:
		with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
			return
		time.sleep(0.05)
	raise AssertionError(f"nginx does not listen on {port}")


@needs_nginx
def test_with_a_certificate_browsers_are_told_to_stay_with_https(served: http.client.HTTPSConnection) -> None:
	served.request("GET", "/assets/frappe/dist/js/desk.bundle.AAAA.js")
	answer = served.getresponse()
	assert (answer.status, answer.read()) == (200, b"1;")
	assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
	assert answer.headers["X-Content-Type-Options"] == "nosniff"


@needs_nginx
def test_errors_keep_the_security_headers_too(served: http.client.HTTPSConnection) -> None:
	served.request("GET", "/files/.hidden")
	answer = served.getresponse()
	assert answer.status == 404
	assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def unit_of(settings: Settings) -> Path:
	"""The systemd unit, with a program where the unit looks for one."""
	paths = settings.paths
	program = paths.bench_env / "bin" / "supervisord"
	program.parent.mkdir(parents=True)
	program.write_text("#!/bin/sh\n")
	program.chmod(0o755)
	layout.write(Services(replace(settings, environment=PRODUCTION), free_ports(), settings.site, Console()))
	return paths.config / "weiye.service"


def test_the_unit_starts_what_is_there(settings: Settings) -> None:
	parser = configparser.RawConfigParser()
	parser.optionxform = str
	parser.read(unit_of(settings))
	program, *arguments = parser["Service"]["ExecStart"].split()
	assert os.access(program, os.X_OK)
	assert Path(arguments[-1]).is_file() and Path(parser["Service"]["WorkingDirectory"]).is_dir()
	assert parser["Install"]["WantedBy"] == "multi-user.target"


@pytest.mark.skipif(SYSTEMD is None, reason="this machine has no systemd; the test above reads the unit")
def test_systemd_accepts_the_unit(settings: Settings) -> None:
	done = subprocess.run([SYSTEMD, "verify", unit_of(settings)], capture_output=True, text=True)
	complaints = [line for line in done.stderr.splitlines() if "weiye.service" in line]
	assert not complaints and done.returncode == 0, done.stderr
