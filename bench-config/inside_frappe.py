"""Runs inside env/, in the sites folder: one of Frappe's commands, or one function of an app on a site.

What to do comes as JSON on standard input, so that passwords do not show in the process list;
the words on the command line only tell a reader of the list what is going on.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def command(arguments: list[str]) -> None:
	"""``bench ARGUMENTS``."""
	sys.argv = arguments
	from frappe.utils.bench_helper import main

	main()


def call(site: str, method: str, arguments: dict[str, Any]) -> None:
	"""Call a function on a site and commit what it did."""
	import frappe

	frappe.init(site=site)
	frappe.connect()
	try:
		answer = frappe.get_attr(method)(**arguments)
		frappe.db.commit()
		frappe.clear_cache()
	finally:
		frappe.destroy()
	print(answer)


if __name__ == "__main__":
	# This script's own folder is no place to import from.
	sys.path.pop(0)
	wanted = json.load(sys.stdin)
	if "command" in wanted:
		command(wanted["command"])
	else:
		call(**wanted)
