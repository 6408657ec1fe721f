"""A web server like the bench's own, in which each request names one guard that is missing from it.

Only tests start it; the product knows nothing of it. ``python -m support.mutant PORT`` serves the test site
with all jobs run at once; the header ``X-Without-Guard`` names the guard as ``tests/security/guards.py`` does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from importlib import import_module
from typing import Any

import frappe
from frappe.app import application as frappe_application
from werkzeug.serving import WSGIRequestHandler, run_simple

Environ = dict[str, Any]
HEADER = "HTTP_X_WITHOUT_GUARD"
SITE = os.environ["WEIYE_TEST_SITE"]

all_hooks = frappe.get_hooks
enqueue = frappe.enqueue


class Quiet(WSGIRequestHandler):
	"""Writes no access log."""

	def log_request(self, *_args: object) -> None:
		"""Keep still."""


def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
	"""Serve one request without the guard that it names."""
	environ["HTTP_X_FRAPPE_SITE_NAME"] = SITE
	with without(environ.pop(HEADER, "")):
		answer = frappe_application(environ, start_response)
		with closing(answer):  # Frappe forgets the request only when its answer is closed
			return list(answer)


@contextmanager
def without(guard: str) -> Iterator[None]:
	"""Take ``hook|key|path``, or the function ``path``, away for as long as the block lasts."""
	hook, _, rest = guard.partition("|")
	if not guard:
		yield
	elif not rest:
		yield from without_function(guard)
	else:
		frappe.get_hooks = lambda *args, **kwargs: pruned(all_hooks(*args, **kwargs), args, hook, rest)
		try:
			yield
		finally:
			frappe.get_hooks = all_hooks


def without_function(path: str) -> Iterator[None]:
	"""Let a function do nothing for as long as the block lasts."""
	module_name, _, name = path.rpartition(".")
	module = import_module(module_name)
	kept = getattr(module, name)
	setattr(module, name, lambda *_args, **_kwargs: None)
	try:
		yield
	finally:
		setattr(module, name, kept)


def pruned(found: Any, asked: tuple[Any, ...], hook: str, rest: str) -> Any:
	"""Leave the guard out of what Frappe found for a hook, or for all."""
	if asked and asked[0] != hook:
		return found
	found = deepcopy(found)
	where = found if asked else found.get(hook)
	*keys, path = rest.split("|")
	for key in keys[:-1] if len(keys) > 1 else []:
		where = where.get(key, {})
	if keys:
		where[keys[-1]] = [value for value in where.get(keys[-1], []) if value != path]
		if not where[keys[-1]]:
			del where[keys[-1]]
	elif path in where:
		where.remove(path)
	return found


def at_once(method: Any, *args: Any, **kwargs: Any) -> Any:
	"""Run a job before the answer goes out: the bench's own workers have all guards."""
	return enqueue(method, *args, **{**kwargs, "now": True})


if __name__ == "__main__":
	frappe.enqueue = at_once
	run_simple("127.0.0.1", int(sys.argv[1]), application, request_handler=Quiet)
