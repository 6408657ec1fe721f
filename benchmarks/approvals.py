"""``make bench-approvals``: the kernel, a step by HTTP, a batch that is killed, and the worklist, beside their bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks import approvals_bulk, approvals_http, approvals_kernel, approvals_worklist

if TYPE_CHECKING:
	from benchmarks.figures import Row


def measure() -> Iterator[Row]:
	"""Each part makes what it needs on the benchmarks' own site, and takes it away."""
	for part in (approvals_kernel, approvals_http, approvals_bulk, approvals_worklist):
		yield from part.rows()
