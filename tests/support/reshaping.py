"""Frappe's screens for administrators, used as a person uses them; and the way back for other tests."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, expect

from support.accounts import ADMIN, email
from support.bench import frappe, in_site
from support.desk import WAIT, Desk

UNDO = """
from shequ_weiye.constants.workflows import STARTUP_APPLICATION
from shequ_weiye.setup.workflows import sync_workflows
frappe.set_user("Administrator")
for name in frappe.get_all("Startup Application", {{"enterprise_name": {enterprise!r}}}, pluck="name"):
	frappe.delete_doc("Startup Application", name, force=True)
	frappe.db.delete("Notification Log", {{"document_name": name}})
settings = frappe.get_doc("Startup Settings")
settings.further_papers = []
settings.save()
frappe.delete_doc("Workflow", STARTUP_APPLICATION.name, force=True)
sync_workflows()
for doctype in {kinds!r}:
	for name in frappe.get_all(doctype, {{"owner": {owner!r}}}, pluck="name"):
		frappe.delete_doc(doctype, name, force=True)
frappe.db.commit()
# Frappe leaves the column of a deleted field.
for column in frappe.db.get_table_columns("Startup Application"):
	if column.startswith("custom_"):
		frappe.db.sql_ddl(f"alter table `tabStartup Application` drop column `{{column}}`")
frappe.clear_cache()
"""

# In this order: what is shown on a dashboard after it, the words of a workflow last.
KINDS = (
	"Notification",
	"Dashboard",
	"Dashboard Chart",
	"Report",
	"Custom Field",
	"Property Setter",
	"Workflow State",
	"Workflow Action Master",
)

AS_BEFORE_AN_UPGRADE = """
modules = frappe.get_all("Module Def", {"app_name": "shequ_weiye"}, pluck="name")
frappe.db.set_value("DocType", {"module": ["in", modules]}, "migration_hash", None)
shipped = ("Workspace", "Number Card", "Dashboard Chart", "Report", "Print Format", "Web Form", "Notification")
for doctype in shipped:
	ours = {"module": ["in", modules], "owner": "Administrator"}
	frappe.db.set_value(doctype, ours, "modified", "2000-01-01", update_modified=False)
frappe.db.commit()
"""


def undo(enterprise: str) -> None:
	"""Take back all that the administrator made, the cases of ``enterprise``, and ship the workflow anew."""
	in_site(UNDO.format(enterprise=enterprise, kinds=KINDS, owner=email(ADMIN)))


def upgrade() -> None:
	"""Migrate as after a release in which every file of the app is new."""
	in_site(AS_BEFORE_AN_UPGRADE)
	frappe("migrate", "--skip-search-index")


def type_code(field: Locator, text: str) -> None:
	"""Write into a field for conditions and templates."""
	field.locator(".ace_editor").scroll_into_view_if_needed()
	field.locator(".ace_content").click()
	field.page.keyboard.press("Control+A")
	field.page.keyboard.insert_text(text)
	field.page.wait_for_timeout(400)


def first_cell(person: Desk, table: str, column: str) -> Locator:
	"""Step into a cell of the first row of a table; a mandatory table has that row already."""
	grid = person.page.locator(f".frappe-control[data-fieldtype='Table'][data-fieldname='{table}']:visible")
	if not grid.locator(".grid-body .grid-row").count():
		grid.locator(".grid-add-row").click()
	cell = grid.locator(f".grid-body .grid-static-col[data-fieldname='{column}']").first
	# A click that meets the table while it is drawn anew is lost.
	while not cell.locator("input:visible").count():
		cell.click()
		person.settle()
	return cell


def pick(field: Locator, value: str) -> None:
	"""Type into a Link field that is no part of a form and take the suggestion."""
	control = field.locator("input:visible").first
	control.click()
	control.fill("")
	control.press_sequentially(value, delay=40)
	option = field.locator(".awesomplete ul:not([hidden]) li", has_text=value).first
	expect(option).to_be_visible(timeout=WAIT)
	option.click()
	# A late answer would open the suggestions again. The value is taken when the server has found it.
	control.blur()
	field.page.wait_for_function("() => !frappe.request.ajax_count")
	field.page.wait_for_timeout(400)


class FormBuilder:
	"""Frappe's form builder in Customize Form: kinds of fields on the left, the form on the right."""

	def __init__(self, person: Desk, doctype: str) -> None:
		self.person, self.page = person, person.page
		# Where "Customize" in the menu of a list leads to.
		person.go(f"customize-form?doc_type={quote(doctype)}")
		self.page.wait_for_selector(".form-builder-container .column-container", state="attached")
		person.settle()
		expect(self.page.locator("#freeze")).to_have_count(0)
		self.page.locator(".form-tabs .nav-link:visible", has_text="表单").first.click()
		expect(self.page.locator(".form-tabs .nav-link.active:visible")).to_have_text("表单")

	def add(self, fieldtype: str, label: str) -> None:
		"""Look up a kind of field, drag it to the end of the first column and name it."""
		side = self.page.locator(".form-sidebar .tab-content.active")
		side.locator("input").first.fill(fieldtype)
		column = self.page.locator(".form-builder-container .column-container").first
		box = column.bounding_box()
		assert box
		below = {"x": 80, "y": box["height"] - 25}
		side.locator(f".field[title='{fieldtype}']").drag_to(column, target_position=below)
		column.locator(".field-label i").click()
		side.locator("[data-fieldname='label'] input").fill(label)

	def save(self) -> None:
		"""Press the button that puts the changed form to use."""
		with self.page.expect_response(lambda response: "run_doc_method" in response.url):
			self.page.locator(".page-actions:visible .primary-action:visible").click()
		self.person.settle()


class WorkflowBuilder:
	"""The workflow builder: states on a plane, joined by dragging."""

	def __init__(self, person: Desk, workflow: str) -> None:
		self.person, self.page = person, person.page
		person.go(f"workflow-builder/{workflow}")
		self.page.wait_for_selector(".vue-flow__node-state")
		self.page.wait_for_timeout(800)
		self.page.get_by_role("button", name="全图").click()
		self.page.wait_for_timeout(500)
		self.plane = self.page.locator(".vue-flow__pane").first

	def move_plane(self, right: int) -> None:
		"""Drag the plane aside."""
		box = self.plane.bounding_box()
		assert box
		x, y = box["x"] + 150, box["y"] + 450
		self.page.mouse.move(x, y)
		self.page.mouse.down()
		self.page.mouse.move(x + right / 2, y, steps=4)
		self.page.mouse.move(x + right, y, steps=4)
		self.page.mouse.up()
		self.page.wait_for_timeout(300)

	def add_state(self, name: str, role: str) -> None:
		"""Drag a new state onto the plane and name it."""
		source = self.page.locator(".drag-handle")
		source.drag_to(self.plane, target_position={"x": 560, "y": 480})
		self.page.wait_for_timeout(500)
		self.set(state=name, allow_edit=role)

	def join(self, source: str, target: str, side: str) -> None:
		"""Draw an action from below ``source`` to one side of ``target``; it stays selected."""
		start = self._handle(source, "bottom")
		end = self._handle(target, side)
		self.page.mouse.move(*start)
		self.page.mouse.down()
		self.page.mouse.move(start[0] + 10, start[1] + 40, steps=4)
		self.page.mouse.move(*end, steps=8)
		self.page.wait_for_timeout(150)
		self.page.mouse.up()
		self.page.wait_for_timeout(500)

	def select(self, action: str) -> None:
		"""Press an action, so that its properties are shown."""
		self.page.locator(".vue-flow__node-action", has_text=action).click()
		self.page.wait_for_timeout(300)

	def set(self, **values: str) -> None:
		"""Fill in properties of what is selected; ``condition`` is code, the others are links."""
		for name, value in values.items():
			field = self.page.locator(f".properties .field > [data-fieldname='{name}']")
			(type_code if name == "condition" else pick)(field, value)

	def save(self) -> None:
		"""Press save and wait for the answer."""
		with self.page.expect_response(lambda response: "frappe.client.save" in response.url):
			self.page.locator(".page-actions:visible .primary-action:visible").click()
		self.person.settle()

	def refused(self) -> str:
		"""Press save for what must be refused; read the message and close it."""
		before = len(self.person.problems)
		message = self.person.refused(self.save)
		# The builder writes the refused request to the console once more.
		told = self.person.problems[before:]
		self.person.problems[before:] = [text for text in told if "readyState" not in text]
		return message

	def _handle(self, state: str, side: str) -> tuple[float, float]:
		node = self.page.locator(".vue-flow__node-state", has_text=state)
		box = node.locator(f".vue-flow__handle-{side}").bounding_box()
		assert box
		return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
