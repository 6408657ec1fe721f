"""A walk through many screens of Desk in one window, noting what is wrong on each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from support.desk import PHONE, Desk
from support.screens import Screen

# A picture of every one of some 800 screens takes a fifth of the walks' time: whoever wants to look through them asks.
PICTURES = bool(os.environ.get("WEIYE_PICTURES"))

INSPECTION = (Path(__file__).parent / "inspect_page.js").read_text(encoding="utf-8")

# The whole form, also where a short one is offered first; everything else is a plain route.
OPEN = """async route => {
	const is_new = route[0] === 'Form' && route[2] === 'new';
	if (is_new) {
		await new Promise(resolve => frappe.model.with_doctype(route[1], resolve));
		route[2] = frappe.model.get_new_doc(route[1]).name;
	}
	await frappe.set_route(route);
	await weiye_inspect.quiet();
}"""


class Walk:
	"""Goes from screen to screen as the router does, without loading Desk again each time."""

	def __init__(self, person: Desk) -> None:
		self.person = person
		self.complaints: list[str] = []
		self.on_phone = person.page.viewport_size == PHONE._asdict()
		person.page.evaluate(INSPECTION)

	def see_landing_page(self) -> None:
		"""Look at where this person arrives after logging in."""
		self.person.page.evaluate("() => weiye_inspect.quiet()")
		route = self.person.page.evaluate("() => frappe.get_route()")
		if route[0] != "Workspaces" or not route[1].endswith(("Desk", "Overview")):
			self.complaints.append(f"landing page: {route}")
		self.inspect("landing page")

	def see_all(self, screens: Iterable[Screen]) -> None:
		"""Open each screen and look at it."""
		for screen in list(screens):
			self.see(screen)

	def see(self, screen: Screen) -> None:
		"""Open one screen; a box that opens over it is a complaint. Of a screen with complaints a picture is kept."""
		problems, complaints = len(self.person.problems), len(self.complaints)
		self.person.page.evaluate(OPEN, list(screen.route))
		self.inspect(screen.title)
		self.complaints += [f"{screen.title}: {problem}" for problem in self.person.problems[problems:]]
		self.note_boxes(screen.title)
		if PICTURES or self.complaints[complaints:]:
			self.person.shot(screen.title.replace("/", "-").replace(" ", "-"))
		self.close_dialog()

	def inspect(self, title: str) -> None:
		"""Note English words and, on a phone, what sticks out."""
		page = self.person.page
		self.note(title, "English", page.evaluate("() => weiye_inspect.english()"))
		if self.on_phone:
			self.note(title, "too wide", page.evaluate("() => weiye_inspect.overflowing()"))

	def note(self, title: str, what: str, found: list[str]) -> None:
		"""Write down what was found on a screen."""
		self.complaints += [f"{title}: {what}: {text[:120]}" for text in found]

	def note_boxes(self, title: str) -> None:
		"""Write down message boxes that nobody asked for."""
		boxes = self.person.page.evaluate("() => $('.modal.show .msgprint').get().map(box => box.innerText)")
		self.note(title, "box", boxes)

	def close_dialog(self) -> None:
		"""Leave nothing over the next screen."""
		if self.person.page.evaluate("() => Boolean(window.cur_dialog)"):
			self.person.page.evaluate("() => { cur_dialog.hide(); }")

	def close(self) -> None:
		"""The complaints name the screen already; the window need not repeat them."""
		self.person.problems.clear()
