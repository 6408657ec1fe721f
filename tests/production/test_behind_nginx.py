"""The site as production serves it: through nginx, over loopback."""

from __future__ import annotations

import re

from support.accounts import COMMUNITY, STREET
from support.bench import SITE, in_site
from support.records import new_founder

SECURITY_HEADERS = {
	"X-Frame-Options": "SAMEORIGIN",
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "same-origin",
}


def test_assets_come_from_nginx_and_are_kept_for_a_year(rest) -> None:
	client = rest(COMMUNITY)
	page = client.get("/app").text
	bundle = re.search(r"/assets/frappe/dist/js/desk\.bundle\.[A-Z0-9]+\.js", page)
	assert bundle, "Desk names no hashed bundle"
	answer = client.get(bundle.group())
	assert answer.status_code == 200
	assert "nginx" in answer.headers["Server"]
	assert "max-age=31536000" in answer.headers["Cache-Control"]
	assert answer.headers["Content-Encoding"] == "gzip"


def test_every_page_carries_the_security_headers(rest) -> None:
	answer = rest(COMMUNITY).get("/app")
	assert SECURITY_HEADERS.items() <= dict(answer.headers).items()
	assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_web_server_behind_is_not_named(rest) -> None:
	assert rest(COMMUNITY).get("/login").headers["Server"] == "nginx"


def test_a_person_logs_in_and_realtime_runs_over_a_websocket(desk) -> None:
	officer = desk(COMMUNITY)
	officer.go("startup-application/view/list")
	officer.page.wait_for_function("() => frappe.realtime.socket && frappe.realtime.socket.connected")
	officer.page.wait_for_function("() => frappe.realtime.socket.io.engine.transport.name === 'websocket'")
	officer.shot("经由nginx")


def test_a_private_file_is_sent_to_those_who_may_read_its_record_only(rest) -> None:
	url = in_site(
		"file = frappe.get_doc({'doctype': 'File', 'file_name': 'paper.txt', 'is_private': 1,"
		f" 'content': 'paper', 'attached_to_doctype': 'Resident', 'attached_to_name': {new_founder()!r}}})\n"
		"file.insert(); frappe.db.commit(); print(file.file_url)"
	).splitlines()[-1]
	allowed = rest(STREET).get(url)
	assert (allowed.status_code, allowed.text) == (200, "paper")
	assert allowed.headers["Server"] == "nginx"
	nobody = rest(COMMUNITY)
	nobody.session.headers.pop("Cookie")
	nobody.session.cookies.clear()
	assert nobody.get(url).status_code in (403, 404)
	assert rest(COMMUNITY).get(f"/protected{url}").status_code == 404, SITE
