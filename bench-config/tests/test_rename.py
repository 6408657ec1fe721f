"""The registry's copy becomes Frappe again."""

from __future__ import annotations

from pathlib import Path

import pytest
from weiye_bench.sources.rename import restore_bytes, restore_name, restore_tree


@pytest.mark.parametrize(
	("renamed", "original"),
	[
		(b"import criscostack", b"import frappe"),
		(b"CRISCOSTACK_ENV", b"FRAPPE_ENV"),
		(b"Criscostack", b"Frappestack"),
		(b"CriscoException", b"FrappeException"),
		(b"criscoerp and Criscoerp", b"erpnext and ERPNext"),
		(b"nothing to do", b"nothing to do"),
	],
)
def test_words(renamed: bytes, original: bytes) -> None:
	assert restore_bytes(renamed) == original


def test_names_of_files() -> None:
	assert restore_name("criscostack_web.bundle.js") == "frappe_web.bundle.js"


def test_tree(tmp_path: Path) -> None:
	source, target = tmp_path / "wheel", tmp_path / "tree"
	package = source / "criscostack"
	(package / "public" / "js" / "criscostack").mkdir(parents=True)
	(package / "utils").mkdir()
	(package / "public" / "js" / "criscostack" / "form.js").write_text("criscostack.ui")
	(package / "utils" / "brik_helper.py").write_text("import criscostack")
	(package / "font.woff").write_bytes(b"\0criscostack")
	(package / ".DS_Store").write_bytes(b"x")
	assert restore_tree(source, target) == 3
	assert (target / "frappe" / "public" / "js" / "frappe" / "form.js").read_text() == "frappe.ui"
	assert (target / "frappe" / "utils" / "bench_helper.py").read_text() == "import frappe"
	assert (target / "frappe" / "font.woff").read_bytes() == b"\0criscostack"
	assert not list(target.rglob(".DS_Store"))
