"""The name that tests of this module know the shared test case by."""

from shequ_weiye.testing import OfficersTestCase as JobsTestCase

__all__ = ["JobsTestCase"]
