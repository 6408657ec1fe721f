"""The words of publicity (公示): a notice, the lines on it, and objections to one of them."""

from __future__ import annotations

NOTICE = "Publicity Notice"
LINE = "Publicity Line"
OBJECTION = "Publicity Objection"

# Kinds of cases that are published, and paid only afterwards.
PUBLISHED_DOCTYPES: tuple[str, ...] = ("Startup Application", "Benefit Application")

# States of a notice.
DRAFT = "Draft"
PUBLISHED = "Published"
ENDED = "Publicity Ended"
TAKEN_DOWN = "Taken Down"

# States of an objection.
UNDER_INVESTIGATION = "Under Investigation"
DISMISSED = "Dismissed"
UPHELD = "Upheld"

# How a person is named, as the county chooses (operating rules A.4).
FULL_NAME = "Full Name"
SURNAME_AND_MOU = "Surname and Mou"
SURNAME_AND_STAR = "Surname and Star"

# How an objection came in.
BY_PAGE = "Public Page"
CHANNELS: tuple[str, ...] = (BY_PAGE, "Visit", "Telephone", "Letter")

# A list that is longer is read by nobody on a board, and is two notices.
MOST_LINES = 200

# Within so many working days what was approved is to be put on a notice.
PUBLISH_WITHIN = 3
# Within so many working days an objection is answered; operating rules A.4.
ANSWER_WITHIN = 5

# What somebody writes who objects: something, but no book.
OBJECTION_LENGTH = (5, 1000)
