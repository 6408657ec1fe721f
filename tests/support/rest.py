"""A small REST client: what a program of another office would do, with nothing of ours on its side."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import requests

from support.accounts import email

TIMEOUT = 60


class RestClient:
	"""One logged-in session against the site; answers are the plain HTTP responses."""

	def __init__(self, base_url: str) -> None:
		self.base_url = base_url.rstrip("/")
		self.session = requests.Session()
		self.address, host = address_of(self.base_url)
		self.session.headers.update({"Host": host, "Accept": "application/json"})

	@classmethod
	def logged_in(cls, base_url: str, account: str, password: str) -> RestClient:
		"""Log ``account`` in; raises ``AssertionError`` when the site refuses."""
		client = cls(base_url)
		answer = client.session.post(
			f"{client.address}/api/method/login",
			data={"usr": email(account), "pwd": password},
			timeout=TIMEOUT,
		)
		assert answer.status_code == 200, answer.text[:300]
		# A cookie set for the site's name is not sent to 127.0.0.1 by itself.
		client.session.headers["Cookie"] = f"sid={answer.cookies.get('sid') or _sid(answer)}"
		client.session.headers["X-Frappe-CSRF-Token"] = client.csrf_token()
		return client

	def csrf_token(self) -> str:
		"""Read the token that Desk itself would send with each change."""
		page = self.session.get(f"{self.address}/app", timeout=TIMEOUT).text
		marker = 'frappe.csrf_token = "'
		return page.split(marker, 1)[1].split('"', 1)[0] if marker in page else ""

	def get(self, path: str, **params: Any) -> requests.Response:
		"""GET ``path``; structured parameters travel as JSON, as Frappe expects."""
		return self.session.get(self.address + path, params=_encoded(params), timeout=TIMEOUT)

	def post(self, path: str, **body: Any) -> requests.Response:
		"""POST a JSON body."""
		return self.session.post(self.address + path, json=body, timeout=TIMEOUT)

	def put(self, path: str, **body: Any) -> requests.Response:
		"""PUT a JSON body."""
		return self.session.put(self.address + path, json=body, timeout=TIMEOUT)

	def call(self, function: str, **arguments: Any) -> requests.Response:
		"""Call one of the server's whitelisted functions."""
		return self.post(f"/api/method/{function}", **arguments)

	def upload(self, name: str, content: bytes, **arguments: Any) -> requests.Response:
		"""Upload a file as the form's dialog does."""
		url = f"{self.address}/api/method/upload_file"
		return self.session.post(url, files={"file": (name, content)}, data=arguments, timeout=TIMEOUT)

	def delete(self, path: str) -> requests.Response:
		"""DELETE ``path``."""
		return self.session.delete(self.address + path, timeout=TIMEOUT)

	def close(self) -> None:
		"""Drop the connections; the server's session ends by itself."""
		self.session.close()


def address_of(base_url: str) -> tuple[str, str]:
	"""Give where to connect and the Host to name: ``*.localhost`` need not resolve outside of browsers."""
	parts = urlsplit(base_url)
	return f"{parts.scheme}://127.0.0.1:{parts.port or 80}", parts.netloc


def _encoded(params: dict[str, Any]) -> dict[str, Any]:
	return {
		key: json.dumps(value) if isinstance(value, dict | list) else value for key, value in params.items()
	}


def _sid(answer: requests.Response) -> str:
	for part in answer.headers.get("Set-Cookie", "").split(","):
		name, _, value = part.strip().partition("=")
		if name == "sid":
			return value.split(";", 1)[0]
	return ""
