"""Countersigning (会签) within one stage: who is asked, who has answered, and what came of it; pure, without Frappe."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import NamedTuple


class SigningRule(StrEnum):
	"""How many of those asked must agree."""

	ALL = "All Agree"
	ANY = "One Agrees"
	SHARE = "A Share Agrees"
	IN_ORDER = "All Agree in Order"


class Outcome(StrEnum):
	"""What came of a round of signatures."""

	NOT_ASKED = "not_asked"
	WAITING = "waiting"
	AGREED = "agreed"
	OBJECTED = "objected"


class Answer(NamedTuple):
	"""What one signer said."""

	signer: str
	agrees: bool


class Signing(NamedTuple):
	"""One round of signatures; ``share`` is in percent and counts for the rule of a share alone."""

	rule: SigningRule = SigningRule.ALL
	share: int = 100
	signers: tuple[str, ...] = ()
	answers: tuple[Answer, ...] = ()

	def answered(self) -> frozenset[str]:
		"""Give those who have signed."""
		return frozenset(answer.signer for answer in self.answers)

	def needed(self) -> int:
		"""Give how many must agree."""
		if self.rule is SigningRule.ANY:
			return 1
		if self.rule is SigningRule.SHARE:
			return max(1, ceil(len(self.signers) * self.share / 100))
		return len(self.signers)

	def outcome(self) -> Outcome:
		"""Tell what came of the round; it is decided as soon as further answers cannot change it."""
		if not self.signers:
			return Outcome.NOT_ASKED
		agreed = sum(answer.agrees for answer in self.answers)
		if agreed >= self.needed():
			return Outcome.AGREED
		objected = len(self.answers) - agreed
		return Outcome.OBJECTED if len(self.signers) - objected < self.needed() else Outcome.WAITING

	def waiting_for(self) -> tuple[str, ...]:
		"""Give those who may sign now."""
		if self.outcome() is not Outcome.WAITING:
			return ()
		answered = self.answered()
		left = tuple(signer for signer in self.signers if signer not in answered)
		return left[:1] if self.rule is SigningRule.IN_ORDER else left

	def with_signer(self, signer: str, rule: SigningRule, share: int) -> Signing:
		"""Give the round with one more signer; the first one brings the rule, and it stays."""
		if self.signers:
			return self._replace(signers=(*self.signers, signer))
		return Signing(rule, share, (signer,))

	def without_signer(self, signer: str) -> Signing:
		"""Give the round without somebody who was asked."""
		return self._replace(signers=tuple(other for other in self.signers if other != signer))

	def with_answer(self, signer: str, agrees: bool) -> Signing:
		"""Give the round with one more answer."""
		return self._replace(answers=(*self.answers, Answer(signer, agrees)))


NOBODY_ASKED = Signing()
