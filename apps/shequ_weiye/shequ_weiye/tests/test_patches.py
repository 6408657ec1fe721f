"""Patches are named in patches.txt by hand: a wrong name would stop a migration on somebody's site."""

from __future__ import annotations

import importlib
from pathlib import Path

from frappe.modules.patch_handler import PatchType, get_patches_from_app

PACKAGE = Path(__file__).resolve().parents[1]


def test_every_listed_patch_can_be_run() -> None:
	listed = [
		line.split(maxsplit=1)[0]
		for kind in PatchType
		for line in get_patches_from_app("shequ_weiye", kind)
		if not line.startswith("execute:")
	]
	assert [name for name in listed if not callable(importlib.import_module(name).execute)] == []


def test_no_patch_is_forgotten_in_the_list() -> None:
	written = {
		path.stem
		for path in (PACKAGE / "patches").rglob("*.py")
		if path.stem != "__init__" and not path.stem.startswith("test_")
	}
	listed = (PACKAGE / "patches.txt").read_text(encoding="utf-8")
	assert [name for name in sorted(written) if f".{name}" not in listed] == []


def test_both_sections_are_there_for_the_next_patch() -> None:
	listed = (PACKAGE / "patches.txt").read_text(encoding="utf-8")
	assert "[pre_model_sync]" in listed
	assert "[post_model_sync]" in listed
