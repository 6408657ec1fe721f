"""The web application as gunicorn runs it.

Behind nginx this is Frappe's own application. Without nginx (development: DEV_SERVER=1) it also serves
``/assets`` and ``/files``, and answers on 127.0.0.1 with the bench's default site.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from frappe.app import application as frappe_application
from werkzeug.exceptions import NotFound
from werkzeug.middleware.shared_data import SharedDataMiddleware

SITES = os.path.abspath(os.environ.get("SITES_PATH", "."))
DEFAULT_SITE = os.environ.get("WEIYE_SITE", "")

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


def site_of(environ: Environ) -> str:
	"""The site that a request is for: the one named by the host, else the default one."""
	asked = environ.get("HTTP_X_FRAPPE_SITE_NAME") or environ.get("HTTP_HOST", "").rsplit(":", 1)[0]
	known = asked and os.sep not in asked and os.path.isfile(os.path.join(SITES, asked, "site_config.json"))
	return str(asked) if known else DEFAULT_SITE


class DefaultSite:
	"""Names the site of each request, so that any host name of this machine will do."""

	def __init__(self, app: Wsgi) -> None:
		self.app = app

	def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
		if site := site_of(environ):
			environ["HTTP_X_FRAPPE_SITE_NAME"] = site
		return self.app(environ, start_response)


class PublicFiles(SharedDataMiddleware):
	"""Serves ``/files/…`` from the public files of the request's site."""

	def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
		if not environ.get("PATH_INFO", "").startswith("/files/"):
			return self.app(environ, start_response)
		folder = os.path.join(SITES, site_of(environ), "public", "files")
		serve = SharedDataMiddleware(NotFound(), {"/files": folder}, cache=False)
		return serve(environ, start_response)


def with_statics(app: Wsgi) -> Wsgi:
	"""What nginx does in production."""
	# Names of built assets carry a hash of their content; the files beside them do not.
	assets = SharedDataMiddleware(app, {"/assets": os.path.join(SITES, "assets")}, cache_timeout=3600)
	return DefaultSite(PublicFiles(assets, {}))


application: Wsgi = with_statics(frappe_application) if os.environ.get("DEV_SERVER") else frappe_application
