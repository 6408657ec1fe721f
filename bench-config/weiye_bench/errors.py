"""What can go wrong in a way that the reader can put right."""

from __future__ import annotations


class BenchError(Exception):
	"""One clear message: what is wrong, and in ``hint`` what to do about it."""

	def __init__(self, message: str, hint: str = "") -> None:
		super().__init__(message)
		self.message = message
		self.hint = hint

	def __str__(self) -> str:
		return f"{self.message}\n  {self.hint}" if self.hint else self.message


class Stopped(Exception):
	"""The user asked to stop (Ctrl-C or SIGTERM)."""
