"""The words of payment batches (发放批次)."""

from __future__ import annotations

BATCH = "Payment Batch"
LINE = "Payment Line"

# States of a batch.
DRAFT = "Draft"
PENDING_CHECK = "Pending Payment Check"
PENDING_ORDER = "Pending Payment Order"
AT_BANK = "At the Bank"
SETTLED = "Settled"
CANCELLED = "Batch Cancelled"

# How a line stands.
OPEN = "Awaiting Receipt"
PAID = "Paid"
FAILED = "Failed"

# Each line is confirmed on its own, while somebody waits.
MOST_LINES = 500

# What the bank's file may tell of a line.
SERIAL, LINE_NUMBER, PAYEE, BANK, ACCOUNT, AMOUNT, PURPOSE = (
	"Serial",
	"Business Number",
	"Payee",
	"Bank Branch",
	"Bank Account",
	"Amount",
	"Purpose",
)
# In this order and under these headings, unless the settings say otherwise.
DEFAULT_COLUMNS: tuple[tuple[str, str], ...] = (
	("序号", SERIAL),
	("业务编号", LINE_NUMBER),
	("户名", PAYEE),
	("开户行", BANK),
	("账号", ACCOUNT),
	("金额", AMOUNT),
	("用途", PURPOSE),
)

EXCEL, CSV = "xlsx", "csv"
# Of a receipt, in bytes.
LARGEST_RECEIPT = 2 * 1024 * 1024
