"""The base of child tables lies with the other rules on who may change what."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow

__all__ = ["ChildRow"]
