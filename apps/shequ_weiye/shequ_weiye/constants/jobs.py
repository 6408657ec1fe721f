"""Vocabularies and limits of employers, posts, fairs and referrals (plan tasks 9 and 15)."""

from __future__ import annotations

EMPLOYER_KINDS: tuple[str, ...] = (
	"Enterprise",
	"Individual Business",
	"Social Organisation",
	"Public Institution",
	"Farmers' Cooperative",
	"Other Employer",
)

# GB/T 4754-2017, the sections (门类) of the classification of industries with their letters.
INDUSTRIES: dict[str, str] = {
	"Agriculture, Forestry, Animal Husbandry and Fishery": "A",
	"Mining": "B",
	"Manufacturing": "C",
	"Electricity, Heat, Gas and Water": "D",
	"Construction": "E",
	"Wholesale and Retail": "F",
	"Transport, Storage and Post": "G",
	"Hotels and Catering": "H",
	"Information Transmission, Software and IT Services": "I",
	"Finance": "J",
	"Real Estate": "K",
	"Leasing and Business Services": "L",
	"Scientific Research and Technical Services": "M",
	"Water Conservancy, Environment and Public Facilities": "N",
	"Resident Services, Repair and Other Services": "O",
	"Education Services": "P",
	"Health and Social Work": "Q",
	"Culture, Sports and Entertainment": "R",
	"Public Administration and Social Organisations": "S",
	"International Organisations": "T",
}

WAGE_UNITS: tuple[str, ...] = ("Per Month", "Per Day", "Per Hour", "Per Piece")

SHIFTS: tuple[str, ...] = ("Day Shift", "Night Shift", "Rotating Shifts", "Flexible Hours", "Work from Home")

OPEN = "Open"
CLOSED = "Closed"
EXPIRED = "Expired"
POST_STATUSES: tuple[str, ...] = (OPEN, CLOSED, EXPIRED)

ON_SITE = "On Site"
ONLINE = "Online"
LIVE_STREAM = "Live Stream"
SMALL_MEETING = "Small Meeting"
FAIR_KINDS: tuple[str, ...] = (ON_SITE, ONLINE, LIVE_STREAM, SMALL_MEETING)

# Kinds of fair that people walk to, and those that they reach by an address on the net.
KINDS_WITH_PLACE: frozenset[str] = frozenset({ON_SITE, SMALL_MEETING})
KINDS_WITH_LINK: frozenset[str] = frozenset({ONLINE, LIVE_STREAM})

DRAFT = "Draft"
PENDING_STREET_REVIEW = "Pending Street Review"
PENDING_PUBLICATION = "Pending Publication"
PUBLISHED = "Published"
HELD = "Held"
SUMMED_UP = "Summed Up"
CANCELLED = "Cancelled"

AWAITING_FEEDBACK = "Awaiting Feedback"
INTERVIEW = "Interview"
HIRED = "Hired"
NOT_HIRED = "Not Hired"
DECLINED = "Declined by Resident"
OUTCOMES: tuple[str, ...] = (AWAITING_FEEDBACK, INTERVIEW, HIRED, NOT_HIRED, DECLINED)

# A referral with one of these still waits for its end; a second one to the same post is refused.
OPEN_OUTCOMES: frozenset[str] = frozenset({AWAITING_FEEDBACK, INTERVIEW})
# Outcomes that nobody records without saying why.
EXPLAINED_OUTCOMES: frozenset[str] = frozenset({NOT_HIRED, DECLINED})

OUTCOME_REASONS: tuple[str, ...] = (
	"Wage Too Low",
	"Too Far Away",
	"Hours Do Not Suit",
	"Health or Family",
	"Skills Do Not Match",
	"Found Other Work",
	"Post Already Filled",
	"Other Reason",
)

SIGN_UP_CHANNELS: tuple[str, ...] = ("Web Form", "Service Station", "Telephone")

# What an officer still owes a person who signed up for a fair that was cancelled.
NOTICE_DUE = "To Be Told"
NOTICE_GIVEN = "Told"

# Conditions that must not be set, as they are commonly worded. 就业促进法 arts. 26-31 and 劳动法 arts. 12-13
# forbid discrimination by sex, nationality group, belief, disability, infection and rural origin.
UNLAWFUL_CONDITIONS: tuple[str, ...] = (
	"限男性",
	"仅限男",
	"只招男",
	"男性优先",
	"男士优先",
	"限女性",
	"仅限女",
	"只招女",
	"女性优先",
	"女士优先",
	"已婚已育",
	"未婚优先",
	"已育优先",
	"限汉族",
	"仅限汉族",
	"无宗教信仰",
	"本地户口",
	"限本地户籍",
	"仅限城镇户口",
	"非农户口",
	"谢绝残疾",
	"不招残疾",
	"乙肝携带者勿扰",
	"无乙肝",
)
