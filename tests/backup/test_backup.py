"""Back up and restore: nothing is lost, and no number of a person lies open."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from support.bench import SITE, SITES, frappe, in_site
from support.sites import drop_site, new_bare_site, rows_of_app

FRESH = "weiye-restored.localhost"
KEYS = "weiye-keys.json"

# Eleven digits, or seventeen with a check character, by themselves.
NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9X]|1[3-9][0-9]{9})(?![0-9])")

NUMBERS_READ = """
from shequ_weiye.privacy import vault
from shequ_weiye.setup.demo_people import invented_residents
try:
	print(all(vault.find("Resident", "mobile", person["mobile"]) for person in invented_residents()))
except frappe.ValidationError as error:
	print(type(error).__name__)
"""

INVENTED_NUMBERS = """
import json
from shequ_weiye.setup.demo_people import invented_residents
print(json.dumps([person[field] for person in invented_residents() for field in ("id_number", "mobile")]))
"""


@pytest.fixture(scope="module")
def fresh_site() -> Iterator[str]:
	"""A site that no other test touches; at first Frappe's alone."""
	new_bare_site(FRESH)
	yield FRESH
	drop_site(FRESH)


def test_a_restored_backup_has_the_same_rows_and_checksums(fresh_site: str, tmp_path: Path) -> None:
	before = rows_of_app(SITE, checksums=True)
	frappe("backup", "--backup-path", str(tmp_path))
	dump = next(tmp_path.glob("*-database.sql.gz"))
	(SITES / fresh_site / KEYS).unlink(missing_ok=True)
	frappe("restore", str(dump), "--force", site=fresh_site)
	assert rows_of_app(fresh_site, checksums=True) == before
	assert numbers_read(fresh_site) == "KeysUnusableError"
	# The backup holds no keys: whoever restores puts the key file of its time beside it.
	copyfile(SITES / SITE / KEYS, SITES / fresh_site / KEYS)
	assert numbers_read(fresh_site) == "True"
	assert before["Resident"][0] >= 300


def test_a_backup_holds_no_number_of_a_person(tmp_path: Path) -> None:
	frappe("backup", "--with-files", "--backup-path", str(tmp_path))
	secrets = set(json.loads(in_site(INVENTED_NUMBERS).splitlines()[-1]))
	dump = next(tmp_path.glob("*-database.sql.gz"))
	written: set[str] = set()
	with gzip.open(dump, "rt", encoding="utf-8", errors="replace") as lines:
		for line in lines:
			written.update(NUMBER.findall(line))
	assert len(secrets) >= 600 and not secrets & written
	assert not [path for path in tmp_path.iterdir() if holds_keys(path)]


def numbers_read(site: str) -> str:
	"""Answer whether everybody of the demonstration is found by his number in ``site``."""
	return in_site(NUMBERS_READ, site).splitlines()[-1]


def holds_keys(path: Path) -> bool:
	"""Answer whether a file of a backup contains a key."""
	keys = json.loads((SITES / SITE / KEYS).read_text())
	content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
	return any(key.encode() in content for pair in keys["versions"].values() for key in pair.values())
