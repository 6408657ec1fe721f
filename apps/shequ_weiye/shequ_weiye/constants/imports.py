"""Limits of imports."""

from __future__ import annotations

# Holds until an administrator saves another in Access Settings.
DEFAULT_ROWS = 500
# A sheet holds full numbers: it does not lie about for longer.
HOURS_KEPT = 24

# Frappe's DocTypes of an import, and what officers may do with their own.
IMPORT_RIGHTS: dict[str, tuple[str, ...]] = {
	"Data Import": ("read", "write", "create"),
	"Data Import Log": ("read",),
}
