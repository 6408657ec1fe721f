"""What a site of the product is after installing, and stays after every migrate."""

from __future__ import annotations

import frappe
import pytest
from frappe.desk.desktop import get_workspace_sidebar_items

from shequ_weiye.compat import is_setup_complete
from shequ_weiye.constants.reshaping import ADMINISTRATOR_PAGES
from shequ_weiye.constants.roles import ROLES, STREET_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.constants.site_settings import SYSTEM_HARDENING
from shequ_weiye.setup.administrator_rights import close_pages
from shequ_weiye.setup.desk import keep_frappe_workspaces_for_operators, open_frappe_workspaces
from shequ_weiye.setup.install import after_migrate
from shequ_weiye.setup.roles import create_roles, remove_roles
from shequ_weiye.setup.site_defaults import harden_site
from shequ_weiye.territory.factories import make_officer, make_user


def test_every_role_is_there_with_the_desk_open() -> None:
	desk = frappe.get_all("Role", filters={"name": ["in", ROLES], "desk_access": 1}, pluck="name")
	assert sorted(desk) == sorted(ROLES)


def test_a_role_that_was_deleted_or_closed_comes_back() -> None:
	frappe.db.delete("Role", {"name": STREET_OFFICER})
	frappe.db.set_value("Role", "City Officer", "desk_access", 0)
	create_roles()
	assert frappe.db.get_value("Role", STREET_OFFICER, "desk_access") == 1
	assert frappe.db.get_value("Role", "City Officer", "desk_access") == 1


def test_removing_roles_takes_them_from_everyone() -> None:
	user = make_officer(STREET_OFFICER)
	remove_roles()
	assert not frappe.db.exists("Role", STREET_OFFICER)
	assert not frappe.db.exists("Has Role", {"role": STREET_OFFICER})
	assert STREET_OFFICER not in [row.role for row in frappe.get_doc("User", user).roles]


def test_the_site_is_chinese_and_past_the_wizard() -> None:
	settings = frappe.get_doc("System Settings")
	assert is_setup_complete()
	assert (settings.language, settings.country) == ("zh", "China")
	assert (settings.time_zone, settings.date_format) == ("Asia/Shanghai", "yyyy-mm-dd")
	assert settings.app_name == "社区微业"
	assert frappe.db.get_default("currency") == "CNY"
	assert frappe.db.get_default("desktop:home_page") == "workspace"


def test_nothing_of_frappes_own_country_is_left() -> None:
	assert not frappe.get_all("User", filters={"time_zone": "Asia/Kolkata"})
	assert not frappe.get_all("DefaultValue", filters={"defvalue": ["in", ["Asia/Kolkata", "in", "India"]]})
	assert make_user("newcomer").time_zone == "Asia/Shanghai"


@pytest.mark.parametrize(("field", "value"), SYSTEM_HARDENING.items())
def test_a_weakened_setting_is_put_back(field: str, value: int) -> None:
	if not frappe.get_meta("System Settings").has_field(field):
		pytest.skip(f"this Frappe has no {field}")
	frappe.db.set_single_value("System Settings", field, 1 - value)
	harden_site()
	assert frappe.db.get_single_value("System Settings", field) == value


def test_a_migrate_without_news_changes_nothing() -> None:
	before = frappe.db.get_value("System Settings", None, "modified")
	after_migrate()
	assert frappe.db.get_value("System Settings", None, "modified") == before


def test_officers_see_none_of_frappes_own_workspaces() -> None:
	keep_frappe_workspaces_for_operators()
	frappe.set_user(make_officer(STREET_OFFICER))
	frappe.cache.delete_keys("user_allowed_modules")
	titles = {page["name"] for page in get_workspace_sidebar_items()["pages"]}
	assert not titles & {"Tools", "Users", "Build", "Website", "Settings", "Integrations"}


def test_frappes_workspaces_are_opened_again_on_uninstall() -> None:
	open_frappe_workspaces()
	assert not frappe.db.exists("Has Role", {"parenttype": "Workspace", "parent": "Tools"})


def test_the_first_user_of_a_site_is_no_operator_unless_someone_says_so() -> None:
	assert "System Manager" not in frappe.get_roles(make_officer(STREET_OFFICER))
	operator = make_user("operator")
	operator.add_roles("System Manager")
	assert "System Manager" in frappe.get_roles(operator.name)


def test_pages_that_are_taken_back_leave_no_role_behind() -> None:
	open_role = {"parenttype": "Custom Role"}
	assert frappe.db.count("Has Role", {**open_role, "role": WEIYE_ADMINISTRATOR})
	names = frappe.get_all("Custom Role", {"page": ["in", ADMINISTRATOR_PAGES]}, pluck="name")
	close_pages()
	assert not frappe.db.count("Has Role", {**open_role, "parent": ["in", names]})
