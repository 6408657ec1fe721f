"""``env/bin/python -m benchmarks NAME``: one benchmark against the site that WEIYE_SITE names."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The bench's own tables, and what the tests speak REST and drive a browser with.
sys.path += [str(ROOT / "bench-config"), str(ROOT / "tests")]

from benchmarks.results import run  # noqa: E402

if __name__ == "__main__":
	name = sys.argv[1]
	benchmark = import_module(f"benchmarks.{name.replace('-', '_')}")
	sys.exit(0 if run(name, benchmark.measure, ROOT / ".bench" / "results") else 1)
