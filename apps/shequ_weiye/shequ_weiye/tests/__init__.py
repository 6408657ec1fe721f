"""Tests of the app as a whole; those of one DocType or service stand beside it."""
