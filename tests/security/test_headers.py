"""What a browser is told about our pages, also where no nginx stands before them."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY
from support.attacks import after

GUARDS = (after("headers.set_security_headers"),)


@pytest.mark.parametrize("path", ["/login", "/api/method/ping", "/app"])
def test_every_answer_carries_the_headers(person, path):
	headers = person(COMMUNITY).get(path).headers
	assert headers["X-Content-Type-Options"] == "nosniff"
	assert headers["X-Frame-Options"] == "SAMEORIGIN"
	assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
	assert headers["Referrer-Policy"] == "same-origin"


def test_answers_with_data_are_kept_nowhere(person):
	assert "no-store" in person(COMMUNITY).get("/api/resource/Resident").headers["Cache-Control"]
