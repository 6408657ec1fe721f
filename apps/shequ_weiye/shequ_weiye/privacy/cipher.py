"""Seals single values: AES-256-GCM for reading them again, HMAC-SHA256 for finding them; pure.

A sealed text reads ``v<key version>:<base64 of nonce and ciphertext>``. Its place (DocType, record, field)
is authenticated with it, so that it opens nowhere else.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
# 128 bits of an index tell any two numbers apart.
INDEX_DIGITS = 32


class BrokenSealError(ValueError):
	"""The text was altered, belongs to another place, or was sealed with another key."""


class Place(NamedTuple):
	"""Where a sealed value belongs."""

	doctype: str
	name: str
	field: str

	@property
	def bytes(self) -> bytes:
		"""The place, unambiguously."""
		return "\0".join(self).encode()


class KeyPair(NamedTuple):
	"""The two keys of one version: one to seal with, one to find by."""

	version: int
	sealing: bytes
	finding: bytes


def seal(plain: str, keys: KeyPair, place: Place) -> str:
	"""Encrypt ``plain`` for one place."""
	nonce = os.urandom(NONCE_BYTES)
	encrypted = AESGCM(keys.sealing).encrypt(nonce, plain.encode(), place.bytes)
	return f"v{keys.version}:{b64encode(nonce + encrypted).decode()}"


def open_sealed(sealed: str, keys: KeyPair, place: Place) -> str:
	"""Decrypt what :func:`seal` gave for the same place. Raises :class:`BrokenSealError`."""
	version, _colon, encoded = sealed.partition(":")
	if version != f"v{keys.version}":
		raise BrokenSealError
	try:
		content = b64decode(encoded, validate=True)
		return (
			AESGCM(keys.sealing).decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], place.bytes).decode()
		)
	except (InvalidTag, ValueError):
		raise BrokenSealError from None


def version_of(sealed: str) -> int:
	"""Give the version of the key that a text was sealed with. Raises :class:`BrokenSealError`."""
	version = sealed.partition(":")[0].removeprefix("v")
	if not version.isdecimal():
		raise BrokenSealError
	return int(version)


def blind_index(value: str, keys: KeyPair, doctype: str, field: str, within: str = "") -> str:
	"""Give the keyed digest under which a value of a field is found; it tells nothing without the key.

	The same number has another index in every field, so that a stolen table links nobody to another one.
	"""
	message = "\0".join((doctype, field, within, value)).encode()
	return hmac.new(keys.finding, message, hashlib.sha256).hexdigest()[:INDEX_DIGITS]
