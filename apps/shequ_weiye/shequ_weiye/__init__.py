"""社区微业: community employment services on Frappe."""

__version__ = "0.1.0"
