"""Headers that tell a browser what it may do with our pages, with nginx before us or without."""

from __future__ import annotations

from typing import Any

HEADERS: dict[str, str] = {
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "SAMEORIGIN",
	"Referrer-Policy": "same-origin",
	"Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
	"Content-Security-Policy": "frame-ancestors 'self'; object-src 'none'; base-uri 'self'",
}
# Uploaded files run nothing, whatever they turn out to be.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"


def set_security_headers(response: Any = None, request: Any = None) -> None:
	"""Add the headers that are not there yet to an answer."""
	if response is None:
		return
	for name, value in HEADERS.items():
		response.headers.setdefault(name, value)
	if request is not None and "/files/" in request.path:
		response.headers["Content-Security-Policy"] = FILE_POLICY
	if (response.mimetype or "") == "application/json":
		response.headers.setdefault("Cache-Control", "no-store")
