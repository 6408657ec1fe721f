"""Runs the scripts that come in as lines of JSON, each on a connection of its own, until the input ends.

Answers each with a line of JSON: what it printed, and its traceback if it failed.
"""

from __future__ import annotations

import io
import json
import sys
import traceback
from contextlib import redirect_stdout

import frappe


def answer(script: str) -> tuple[str, str]:
	"""Run one script as a program of its own would run."""
	printed, error = io.StringIO(), ""
	try:
		with redirect_stdout(printed):
			exec(compile(script, "script", "exec"), {"__name__": "__main__"})
	except Exception:
		error = traceback.format_exc()
	finally:
		frappe.destroy()
	return printed.getvalue(), error


if __name__ == "__main__":
	for line in sys.stdin:
		print(json.dumps(answer(json.loads(line))), flush=True)
