"""A benchmark's run: measured, printed as a table, written to ``.bench/results/NAME.json``."""

from __future__ import annotations

import json
import os
import platform
import time
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from weiye_bench.console import table

from benchmarks.figures import Row, passed

if TYPE_CHECKING:
	from collections.abc import Callable, Iterable, Sequence
	from pathlib import Path

VERDICTS = {True: "达到", False: "没有达到", None: "—"}
HEADING = ("项目", "结果", "标准", "是否达到")


def run(name: str, measure: Callable[[], Iterable[Row]], folder: Path) -> bool:
	"""Measure, print, write; True only if every bar holds.

	The result of an earlier run is removed first and a run that breaks off is written as not passed,
	so the file never tells of figures that this code did not reach.
	"""
	target = folder / f"{name}.json"
	target.unlink(missing_ok=True)
	started_at, started = datetime.now(UTC), time.monotonic()
	rows: list[Row] = []
	error = ""
	try:
		rows.extend(measure())
	except Exception as problem:
		error = type(problem).__name__
		raise
	finally:
		result = {
			"name": name,
			"passed": passed(rows) and not error,
			"error": error,
			"figures": [asdict(row) | {"holds": row.holds} for row in rows],
			"started_at": started_at.isoformat(timespec="seconds"),
			"seconds": round(time.monotonic() - started, 1),
			"machine": machine(),
		}
		write(target, result)
	print(as_table(rows), flush=True)
	return bool(result["passed"])


def as_table(rows: Sequence[Row]) -> str:
	"""Each figure beside its bar."""
	return table([HEADING, *map(cells, rows)])


def cells(row: Row) -> tuple[str, ...]:
	"""A row of the table."""
	bar = "" if row.bar is None else f"{row.must_be} {number(row.bar)} {row.unit}"
	return row.figure, f"{number(row.value)} {row.unit}", bar, VERDICTS[row.holds]


def number(value: float) -> str:
	"""Whole from a hundred on, else three digits that count."""
	return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def machine() -> dict[str, Any]:
	"""On what the figures were reached."""
	return {"cpus": os.cpu_count(), "python": platform.python_version(), "kernel": platform.release()}


def write(target: Path, result: dict[str, Any]) -> None:
	"""Appears whole or not at all."""
	target.parent.mkdir(parents=True, exist_ok=True)
	draft = target.with_suffix(".tmp")
	draft.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
	draft.replace(target)
