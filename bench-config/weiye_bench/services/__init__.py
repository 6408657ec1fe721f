"""The servers that a bench needs, and the process manager that keeps them running."""
