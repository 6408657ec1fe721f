"""Reads the settings of training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.training.services.subsidy_limits import Limits

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_settings.training_settings import TrainingSettings


def training_settings() -> TrainingSettings:
	"""Give the settings; those never saved have their defaults."""
	return frappe.get_cached_doc("Training Settings")


def subsidy_limits() -> Limits:
	"""Give the limits of subsidised training in force."""
	settings = training_settings()
	return Limits(settings.max_subsidised_per_year, settings.same_course_days)
