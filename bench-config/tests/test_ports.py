"""Ports: the usual ones, others where those are taken, and a clear word about who has them."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from weiye_bench import ports
from weiye_bench.errors import BenchError

if TYPE_CHECKING:
	from weiye_bench.paths import Paths


@pytest.fixture
def listener() -> Iterator[int]:
	"""A port on which this process listens."""
	with socket.create_server(("127.0.0.1", 0)) as server:
		yield server.getsockname()[1]


def everything_free(port: int) -> bool:
	return True


def test_usual_distances() -> None:
	chosen = ports.choose(8000, {}, everything_free)
	assert (chosen.web, chosen.realtime, chosen.mariadb) == (8000, 9000, 12000)
	assert (chosen.redis_queue, chosen.redis_cache) == (11000, 13000)


def test_two_benches_share_nothing() -> None:
	first = ports.choose(8000, {}, everything_free)
	second = ports.choose(8100, {}, everything_free)
	assert not set(vars(first).values()) & set(vars(second).values())


def test_taken_port_is_passed_over() -> None:
	chosen = ports.choose(8000, {}, lambda port: port != 12000)
	assert chosen.mariadb == 12000 + ports.STRIDE


def test_recorded_ports_are_kept(paths: Paths) -> None:
	ports.save(paths.ports, ports.choose(8000, {}, lambda port: port != 12000))
	recorded = ports.load(paths.ports)
	assert ports.choose(8000, recorded, everything_free).mariadb == 12000 + ports.STRIDE
	assert ports.choose(8100, recorded, everything_free).mariadb == 12100


def test_high_web_port_stays_in_range() -> None:
	chosen = ports.choose(65000, {}, everything_free)
	assert all(1024 <= port <= 65535 for port in vars(chosen).values())


def test_taken_web_port_names_port_and_process(listener: int) -> None:
	with pytest.raises(BenchError) as caught:
		ports.choose(listener, {})
	assert str(listener) in caught.value.message and f"进程 {os.getpid()}" in caught.value.message
	assert "WEIYE_PORT=" in caught.value.hint


def test_broken_record_counts_as_none(paths: Paths) -> None:
	paths.ports.write_text("{")
	assert ports.load(paths.ports) == {}
