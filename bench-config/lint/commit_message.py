"""Refuse a commit whose first line is not ``type(scope): Sentence``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

TYPES = "feat|fix|docs|style|refactor|perf|test|build|ci|chore|revert"
FIRST_LINE = re.compile(rf"^({TYPES})\([a-z0-9_-]+\)!?: [A-Z][^\n]{{2,90}}[^.\n]$")


def main(path: str) -> int:
	"""Read the message file that git names; answer the exit code."""
	first = Path(path).read_text(encoding="utf-8").split("\n", 1)[0]
	if FIRST_LINE.match(first) or first.startswith(("Merge ", "Revert ")):
		return 0
	sys.stderr.write(f"提交说明应为“type(scope): Sentence”，且首字母大写、不以句号结尾：{first!r}\n")
	return 1


if __name__ == "__main__":
	sys.exit(main(sys.argv[1]))
