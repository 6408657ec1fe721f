"""Values of Frappe's settings that a site of the product has."""

from __future__ import annotations

LANGUAGE = "zh"
LANGUAGE_NAME = "简体中文"
COUNTRY = "China"
TIME_ZONE = "Asia/Shanghai"
CURRENCY = "CNY"
APP_NAME = "社区微业"

# Written once, when the app is installed: a site's operator may change them.
SYSTEM_DEFAULTS: dict[str, str | int] = {
	"country": COUNTRY,
	"language": LANGUAGE,
	"time_zone": TIME_ZONE,
	"currency": CURRENCY,
	"date_format": "yyyy-mm-dd",
	"time_format": "HH:mm",
	"number_format": "#,###.##",
	"first_day_of_the_week": "Monday",
	"rounding_method": "Commercial Rounding",
	"app_name": APP_NAME,
	"otp_issuer_name": APP_NAME,
	"two_factor_method": "OTP App",
	"minimum_password_score": "3",
	"session_expiry": "04:00",
	"allow_consecutive_login_attempts": 5,
	"allow_login_after_fail": 300,
	"enable_scheduler": 1,
}

# Within which an operator may change them: a value outside, or none, which would switch the rule off, becomes
# that of a new site. Attempts, seconds.
LOGIN_BOUNDS: dict[str, range] = {
	"allow_consecutive_login_attempts": range(1, 11),
	"allow_login_after_fail": range(60, 24 * 60 * 60 + 1),
}
# A session that nobody used for so many minutes ends at the latest.
LONGEST_SESSION = 12 * 60

# Put back after every migrate: row scope and privacy rely on them.
SYSTEM_HARDENING: dict[str, str | int] = {
	"apply_strict_user_permissions": 1,
	"disable_document_sharing": 1,
	"allow_older_web_view_links": 0,
	"allow_guests_to_upload_files": 0,
	# A stack trace tells of the server, and may quote a person's data.
	"allow_error_traceback": 0,
	"attach_view_link": 0,
	"login_with_email_link": 0,
	"enable_password_policy": 1,
	# Whoever learned an old password is out with it.
	"logout_on_password_reset": 1,
	"enable_onboarding": 0,
	"enable_telemetry": 0,
	"disable_change_log_notification": 1,
	"disable_system_update_notification": 1,
	"disable_standard_email_footer": 1,
}
