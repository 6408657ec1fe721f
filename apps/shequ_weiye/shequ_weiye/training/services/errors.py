"""Why something in training is refused; each is a plain refusal to the person who asked."""

from __future__ import annotations

import frappe


class NeedRefused(frappe.ValidationError):
	"""What was written in a training need cannot be."""


class CourseRefused(frappe.ValidationError):
	"""The course of the catalogue cannot be changed so, or cannot be used."""


class ClassRefused(frappe.ValidationError):
	"""The class cannot be so, or cannot take this step."""


class EnrolmentRefused(frappe.ValidationError):
	"""This person cannot be entered in this class."""


class WishRefused(frappe.ValidationError):
	"""The wish cannot be taken or handled so."""
