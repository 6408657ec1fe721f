"""The doors around row scope: places where Frappe answers without asking the predicate.

Lists, forms and counts of our DocTypes are scoped by ``permissions/query.py`` and ``permissions/document.py``.
Each file here closes a family of doors beside them; ``wiring.py`` of this folder says which hook leads where.
Every guard is one entry of a hook, so that it can be taken away alone: ``make test-security`` does so and
must see an attack of ``tests/security/`` succeed each time.
"""
