"""Every string of the app is Chinese on the screen; the file of translations is sound."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from unittest import TestCase

import frappe

from shequ_weiye.tests.app_strings import APP, app_strings, bare_words, standard_records

CHINESE = re.compile(r"[一-鿿]")
PLACEHOLDER = re.compile(r"{[^{}]*}")
TAG = re.compile(r"</?[a-z][^>]*>")

# Strings that a Chinese screen shows as they are.
SAME_IN_CHINESE = frozenset({"PDF", "Excel", "OAuth", "{0} = {1}"})


def translations() -> list[list[str]]:
	"""Read the rows of the file: source, translation and, in some, a context."""
	path = Path(frappe.get_app_path(APP)) / "translations" / "zh.csv"
	with path.open(encoding="utf-8", newline="") as file:
		return list(csv.reader(file))


class TestTranslations(TestCase):
	def test_every_string_of_the_app_has_a_translation_of_its_own(self) -> None:
		translated = {row[0] for row in translations()}
		missing = sorted(app_strings() - translated)
		self.assertFalse(missing, f"{len(missing)} strings lack Chinese in translations/zh.csv: {missing}")

	def test_templates_show_no_english_word_without_asking_for_its_translation(self) -> None:
		bare = {
			record["name"]: words
			for kind, record in standard_records()
			if (words := bare_words(kind, record))
		}
		self.assertFalse(bare)

	def test_every_row_has_a_source_and_a_translation(self) -> None:
		broken = [
			row
			for row in translations()
			if len(row) not in (2, 3) or not row[0].strip() or not row[1].strip()
		]
		self.assertFalse(broken)

	def test_no_source_is_translated_twice(self) -> None:
		seen: set[tuple[str, str]] = set()
		twice = []
		for source, _translation, *context in translations():
			key = (source, *context, "")[:2]
			if key in seen:
				twice.append(key)
			seen.add(key)
		self.assertFalse(twice)

	def test_translations_are_chinese(self) -> None:
		foreign = [
			row
			for row in translations()
			if re.search("[A-Za-z]{2}", row[0])
			and not CHINESE.search(row[1])
			and row[1] not in SAME_IN_CHINESE
		]
		self.assertFalse(foreign)

	def test_placeholders_and_markup_survive_translation(self) -> None:
		changed = [row[:2] for row in translations() if _frame(row[0]) != _frame(row[1])]
		self.assertFalse(changed)


def _frame(text: str) -> tuple[set[str], set[str]]:
	"""A word that English needs twice may stand once in Chinese."""
	return set(PLACEHOLDER.findall(text)), set(TAG.findall(text))
