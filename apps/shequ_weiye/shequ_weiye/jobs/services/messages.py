"""What a person reads when a record of this module is refused: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.jobs.services.fair_rules import FairFault
from shequ_weiye.jobs.services.post_rules import PostFault

if TYPE_CHECKING:
	from enum import Enum


def refuse_any(faults: Iterable[Enum], exception: type[Exception] = frappe.ValidationError) -> None:
	"""Raise ``exception`` with all messages at once if there are ``faults``."""
	messages = [message_of(fault) for fault in faults]
	if messages:
		frappe.throw(messages if len(messages) > 1 else messages[0], exception, as_list=len(messages) > 1)


def message_of(fault: Enum) -> str:
	"""Give the message for a fault in the language of the session."""
	return {
		**_plan_messages(),
		**_result_messages(),
		**_sign_up_messages(),
		**_post_messages(),
		**_referral_messages(),
	}[fault]


def _plan_messages() -> dict[Enum, str]:
	return {
		FairFault.ENDS_BEFORE_START: _("The fair ends before it starts. Correct its times."),
		FairFault.DEADLINE_AFTER_START: _(
			"Sign-up must close before the fair starts. Choose an earlier deadline."
		),
		FairFault.PUBLISHED_AFTER_DEADLINE: _(
			"The fair would be published only after sign-up has closed. Publish it earlier or close sign-up later."
		),
		FairFault.NEGATIVE_CAPACITY: _("The number of places cannot be negative. Enter 0 for no limit."),
		FairFault.BOOTH_MISSING: _("A fair needs at least one booth. Add the employers who take part first."),
		FairFault.BOOTH_TWICE: _("A booth number stands twice. Give every booth its own number."),
		FairFault.PLACE_MISSING: _("Enter the place where people should go."),
		FairFault.LINK_MISSING: _("Enter the address on the net where people watch or apply."),
		FairFault.ALREADY_STARTED: _("The start of the fair has passed. Choose a time to come."),
	}


def _result_messages() -> dict[Enum, str]:
	return {
		FairFault.NOT_OVER: _("The fair is not over yet. It can be marked as held once its end has passed."),
		FairFault.RESULT_MISSING: _("Write the summary and the numbers of the fair before you sum it up."),
		FairFault.RESULT_NEGATIVE: _("Attended, offers and hired cannot be negative."),
		FairFault.HIRED_EXCEED_ATTENDED: _("More people hired than attended: correct one of the numbers."),
	}


def _sign_up_messages() -> dict[Enum, str]:
	return {
		FairFault.NOT_PUBLIC: _("This fair takes no sign-ups. Choose a fair that is published."),
		FairFault.SIGN_UP_CLOSED: _(
			"Sign-up for this fair has closed. You are welcome to come without signing up."
		),
		FairFault.FULL: _("All places of this fair are taken. Please choose another fair."),
	}


def _post_messages() -> dict[Enum, str]:
	return {
		PostFault.NO_VACANCY: _("A post has at least one vacancy. Enter how many people are wanted."),
		PostFault.BELOW_FILLED: _(
			"More people were hired for this post than it would have vacancies. Enter more vacancies."
		),
		PostFault.NEGATIVE_WAGE: _("A wage cannot be negative. Leave it at 0 if it is to be agreed."),
		PostFault.WAGE_RANGE: _("The upper wage is below the lower one. Correct the range."),
		PostFault.VALIDITY_PAST: _("The last day of the post has passed. Choose a day from today on."),
		PostFault.CLOSED: _("This post is closed. Choose a post that is open."),
		PostFault.EXPIRED: _(
			"This post has expired. Ask the employer whether it is still open and extend it first."
		),
		PostFault.FULL: _("All vacancies of this post are filled. Choose another post."),
	}


def _referral_messages() -> dict[Enum, str]:
	return {
		PostFault.REFERRED_IN_FUTURE: _(
			"The day of the referral lies in the future. Enter a day up to today."
		),
		PostFault.OUTCOME_BEFORE_REFERRAL: _(
			"The outcome lies before the referral. Correct one of the days."
		),
		PostFault.OUTCOME_IN_FUTURE: _("The day of the outcome lies in the future. Enter a day up to today."),
		PostFault.REASON_MISSING: _(
			"Choose the reason why it came to nothing: it helps to find a better post."
		),
	}
