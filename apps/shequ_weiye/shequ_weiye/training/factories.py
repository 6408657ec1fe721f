"""Records of this module for tests and demonstrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_catalogue_item.training_catalogue_item import (
		TrainingCatalogueItem,
	)
	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass
	from shequ_weiye.training.doctype.training_need.training_need import TrainingNeed
	from shequ_weiye.training.doctype.training_wish.training_wish import TrainingWish

COURSE: dict[str, Any] = {
	"item_name": "养老护理员（初级）",
	"programme": "Job Transfer Training",
	"direction": "Health and Elderly Care",
	"division": LIXIA,
	"occupation": "养老护理员",
	"grade": "Grade Five",
	"hours": 40,
	"content": "生活照护、基础照护、康复服务",
	"entry_requirements": "年满16周岁，身体健康，有就业意愿",
	"subsidy_standard": 1000,
	"valid_from": "2020-01-01",
	"is_published": 1,
}

CLASS: dict[str, Any] = {
	"division": LIXIA,
	"session_kind": "Evening",
	"place": "千佛山街道就业驿站",
	"quorum_min": 1,
	"quorum_max": 3,
}

NEED: dict[str, Any] = {
	"skill_level": t.NO_CERTIFICATE,
	"willingness": "Willing",
	"direction": "Health and Elderly Care",
	"source": "Home Visit",
	"prefers_evening": 1,
}

WISH: dict[str, Any] = {
	"full_name": "王小雅",
	"mobile": "13805310001",
	"division": QIANFOSHAN_COMMUNITY,
	"direction": "Cooking",
	"wish_note": "想学面点",
	"consent": 1,
}


def make_course(**overrides: Any) -> TrainingCatalogueItem:
	"""Make a published course in 历下区's catalogue."""
	return frappe.get_doc({"doctype": "Training Catalogue Item", **COURSE, **overrides}).insert()


def make_class(course: str | None = None, **overrides: Any) -> TrainingClass:
	"""Make a class that begins in ten days and lasts five; ``status`` Open opens it."""
	status = overrides.pop("status", t.PLANNED)
	starts_on = overrides.pop("starts_on", add_days(nowdate(), 10))
	values = {"starts_on": starts_on, "ends_on": add_days(starts_on, 4), **CLASS, **overrides}
	course = course or make_course().name
	document = frappe.get_doc({"doctype": "Training Class", "catalogue_item": course, **values}).insert()
	if status != t.PLANNED:
		document.status = t.OPEN
		document.save()
	return document


def make_need(resident: str | None = None, **overrides: Any) -> TrainingNeed:
	"""Make a need, just collected, of a new resident by default."""
	resident = resident or make_resident().name
	return frappe.get_doc({"doctype": "Training Need", **NEED, "resident": resident, **overrides}).insert()


def make_wish(**overrides: Any) -> TrainingWish:
	"""Make a wish as it comes from the public form."""
	return frappe.get_doc({"doctype": "Training Wish", **WISH, **overrides}).insert(ignore_permissions=True)
