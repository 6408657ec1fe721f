"""What officers may do to a case beside the actions of its workflow; the rules stand in ``services/case_verbs.py``.

Every method raises ``PermissionError`` for a document that is no case on the worklist or out of the user's area,
and ``ApprovalRefused`` or ``NotStepHolder`` for what the rules refuse.
"""

from __future__ import annotations

import frappe
from frappe.utils import get_fullname

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.applications.application import Application
from shequ_weiye.policies.services.case_log import Verb
from shequ_weiye.policies.services.case_verbs import CHOOSING, candidates
from shequ_weiye.policies.services.signing import SigningRule
from shequ_weiye.policies.worklist.choices import choice, several
from shequ_weiye.policies.worklist.matter import matter_of
from shequ_weiye.policies.worklist.moves import make_move

# What a client may choose, by the words that it sends.
RULES = {rule.value: rule for rule in SigningRule}
CHOSEN_FOR = {verb.value: verb for verb in CHOOSING}
ANSWERS = {"1": True, "0": False, "True": True, "False": False}


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def claim(doctype: str, name: str) -> None:
	"""Take a case out of the pool (认领)."""
	make_move(_case(doctype, name, "write"), Verb.CLAIM)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def put_back(doctype: str, name: str, reason: str) -> None:
	"""Give a case back to the pool (退回待办池)."""
	make_move(_case(doctype, name, "write"), Verb.RELEASE, reason)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def transfer(doctype: str, name: str, person: str, reason: str) -> None:
	"""Give a case to a colleague who holds the role of its stage over it (转办)."""
	make_move(_case(doctype, name, "write"), Verb.TRANSFER, reason, person=person)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def add_signers(
	doctype: str, name: str, persons: str | list[str], reason: str, rule: str = "", share: int = 100
) -> None:
	"""Ask colleagues for their signatures (加签), in the given order; the first request brings rule and share.

	``rule`` is a value of :class:`SigningRule`, ``share`` the percentage for the rule of a share. All are asked
	or none.
	"""
	case = _case(doctype, name, "write")
	percents = choice({str(number): number for number in range(1, 101)}, share)
	terms = {"rule": choice(RULES, rule or SigningRule.ALL), "share": percents}
	for person in several(persons):
		make_move(case, Verb.ADD_SIGNER, reason, person=person, **terms)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def drop_signer(doctype: str, name: str, person: str, reason: str) -> None:
	"""No longer wait for a signature that was not given (减签)."""
	make_move(_case(doctype, name, "write"), Verb.DROP_SIGNER, reason, person=person)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def countersign(doctype: str, name: str, agrees: bool | int | str, reason: str = "") -> None:
	"""Give or refuse the signature that one was asked for (会签); who objects says why."""
	make_move(_case(doctype, name, "read"), Verb.SIGN, reason, agrees=choice(ANSWERS, agrees))


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def urge(doctype: str, name: str, reason: str) -> None:
	"""Ask those who hold a case to deal with it (催办)."""
	make_move(_case(doctype, name, "read"), Verb.URGE, reason)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def copy_to(doctype: str, name: str, person: str, reason: str) -> None:
	"""Let a colleague know of a case (抄送)."""
	make_move(_case(doctype, name, "read"), Verb.COPY, reason, person=person)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def put_on_hold(doctype: str, name: str, reason: str) -> None:
	"""Let a case and its clock rest (挂起)."""
	make_move(_case(doctype, name, "write"), Verb.HOLD, reason)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def resume(doctype: str, name: str, reason: str) -> None:
	"""Go on with a case that rested (恢复), with the working days that were left."""
	make_move(_case(doctype, name, "write"), Verb.RESUME, reason)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def people(doctype: str, name: str, verb: str) -> list[dict[str, str]]:
	"""Give the colleagues who may be chosen for a verb, by name."""
	matter = matter_of(_case(doctype, name, "read"))
	users = candidates(matter, choice(CHOSEN_FOR, verb), frappe.session.user)
	rows = [{"value": user, "label": get_fullname(user)} for user in users]
	return sorted(rows, key=lambda row: row["label"])


def _case(doctype: str, name: str, right: str) -> Application:
	"""Give a case that the user may ``right``, locked."""
	check_access(doctype, name, right)
	case = frappe.get_doc(doctype, name, for_update=True)
	if not isinstance(case, Application):
		raise frappe.PermissionError
	return case
