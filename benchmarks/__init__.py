"""Benchmarks: ``make bench-NAME`` runs ``measure()`` of ``benchmarks/NAME.py``. See bench-config/README.md."""
