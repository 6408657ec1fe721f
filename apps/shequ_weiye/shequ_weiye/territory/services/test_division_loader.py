from __future__ import annotations

import csv
import gzip
import time
from pathlib import Path

import frappe
import pytest

from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_STREET
from shequ_weiye.territory.services.division_loader import (
	DATA_PATH,
	load_divisions,
	load_divisions_if_changed,
)

DOCTYPE = "Administrative Division"
ALL_ROWS = 64_095
# The whole load has 15 s of a quiet machine; most of it is this process's own work, which a busy one
# does not make longer.
LIMIT_CPU_SECONDS = 12


def test_the_whole_province_is_loaded_within_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
	frappe.db.sql(f"delete from `tab{DOCTYPE}`")
	began, began_cpu = time.monotonic(), time.process_time()
	assert load_divisions() == ALL_ROWS
	seconds, cpu_seconds = time.monotonic() - began, time.process_time() - began_cpu
	with capsys.disabled():
		print(f"\n{ALL_ROWS} divisions loaded in {seconds:.1f} s ({cpu_seconds:.1f} s of it computing)")
	assert cpu_seconds < LIMIT_CPU_SECONDS
	counts = dict(frappe.db.sql(f"select level, count(*) from `tab{DOCTYPE}` group by level"))
	assert counts == {"Province": 1, "City": 16, "County": 151, "Street": 1_853, "Community": 62_074}
	assert frappe.db.get_value(DOCTYPE, QIANFOSHAN_STREET, "full_name") == "济南市历下区千佛山街道"


def test_a_second_load_writes_nothing() -> None:
	assert load_divisions() == 0


def test_an_unchanged_file_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
	load_divisions_if_changed()
	monkeypatch.setattr("shequ_weiye.territory.services.division_loader.load_divisions", pytest.fail)
	load_divisions_if_changed()


def test_a_new_file_changes_what_nobody_edited_and_leaves_what_people_did(tmp_path: Path) -> None:
	frappe.get_doc(DOCTYPE, QIANFOSHAN_STREET).rename_division("佛山街道")
	changed = {
		"370102003000": "趵突泉新街道",
		QIANFOSHAN_STREET: "千佛山新街道",
	}
	assert load_divisions(file_with(tmp_path, changed)) == 1 + communities_below("370102003000")
	assert frappe.db.get_value(DOCTYPE, "370102003000", "full_name") == "济南市历下区趵突泉新街道"
	assert frappe.db.get_value(DOCTYPE, QIANFOSHAN_STREET, "division_name") == "佛山街道"


def test_rows_that_are_missing_come_back(tmp_path: Path) -> None:
	frappe.db.delete(DOCTYPE, {"name": ["between", ["370102002000", "370102002999"]]})
	assert load_divisions() == 1 + len([r for r in records() if r["parent_code12"] == QIANFOSHAN_STREET])
	assert frappe.db.exists(DOCTYPE, LIXIA)


def records() -> list[dict[str, str]]:
	with gzip.open(DATA_PATH, "rt", encoding="utf-8", newline="") as file:
		return list(csv.DictReader(file))


def communities_below(street: str) -> int:
	return sum(record["parent_code12"] == street for record in records())


def file_with(folder: Path, names: dict[str, str]) -> Path:
	rows = records()
	path = folder / "divisions.csv.gz"
	with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
		writer = csv.DictWriter(file, rows[0].keys())
		writer.writeheader()
		writer.writerows({**row, "name": names.get(row["code12"], row["name"])} for row in rows)
	return path
