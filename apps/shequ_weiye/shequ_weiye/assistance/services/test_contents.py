"""Which services have the same content."""

from __future__ import annotations

import pytest

from shequ_weiye.assistance.services.contents import content_key

pytestmark = pytest.mark.nosite


@pytest.mark.parametrize("again", ["推荐社区超市理货员 ", "推荐社区超市理货员。", "推荐“社区超市”理货员"])
def test_spaces_and_punctuation_make_no_other_content(again: str) -> None:
	assert content_key(again) == content_key("推荐社区超市理货员")


def test_another_post_is_another_content() -> None:
	assert content_key("推荐保洁员") != content_key("推荐理货员")


@pytest.mark.parametrize("content", [None, "", "  ", "。…"])
def test_nothing_written_proves_nothing_unless_a_paper_or_a_record_does(content: str | None) -> None:
	assert content_key(content) is None
	assert content_key(content, "/private/files/a.png") != content_key(content, "/private/files/b.png")
	assert content_key(content, None, "Job Referral:JR-1:R-1")
