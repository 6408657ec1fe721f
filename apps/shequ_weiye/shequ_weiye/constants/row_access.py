"""Limits of requests to see rows."""

from __future__ import annotations

MOST_HOURS = 72
# A reason that says something; in Chinese this is half a sentence.
LEAST_REASON_LENGTH = 6
