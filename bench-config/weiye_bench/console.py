"""Everything a person sees passes through here."""

from __future__ import annotations

import sys
import threading
import time
import unicodedata


class Console:
	"""Prints whole lines, each with the time since the start; safe to share between threads."""

	def __init__(self) -> None:
		self.started = time.monotonic()
		self._lock = threading.Lock()

	@property
	def elapsed(self) -> float:
		"""Seconds since the tool started."""
		return time.monotonic() - self.started

	def say(self, text: str) -> None:
		"""One line of progress."""
		self.plain(f"[{self.elapsed:6.1f} 秒] {text}")

	def plain(self, text: str = "") -> None:
		"""Text as it is."""
		with self._lock:
			print(text, flush=True)

	def error(self, text: str) -> None:
		"""What went wrong."""
		with self._lock:
			print(f"\n✘ {text}", file=sys.stderr, flush=True)


def width(text: str) -> int:
	"""Columns that a text takes on a terminal: a Chinese character takes two."""
	return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int) -> str:
	"""Fill up with spaces on the right."""
	return text + " " * max(0, columns - width(text))


def table(rows: list[tuple[str, ...]]) -> str:
	"""Rows in aligned columns; the first row is the heading."""
	columns = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
	lines = ["  ".join(pad(cell, columns[i]) for i, cell in enumerate(row)).rstrip() for row in rows]
	return "\n".join([lines[0], "  ".join("-" * column for column in columns), *lines[1:]])


def box(lines: list[str]) -> str:
	"""Lines in a frame."""
	inner = max(width(line) for line in lines) + 2
	body = [f"│ {pad(line, inner - 1)}│" for line in lines]
	return "\n".join([f"┌{'─' * inner}┐", *body, f"└{'─' * inner}┘"])
