"""Makes, runs and tests the bench of 社区微业. Standard library only."""
