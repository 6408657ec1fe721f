// What Desk lacks for our officers; small, because every line must live with Frappe's own.
import "./desk/approval";
import "./desk/arranging";
import "./desk/breadcrumbs";
import "./desk/calendar";
import "./desk/charts";
import "./desk/forms";
import "./desk/lists";
import "./desk/number_cards";
import "./desk/people";
import "./desk/place";
import "./desk/quick_entry";
import "./desk/reports";
import "./desk/rows_by_reason";
import "./desk/sealed_numbers";
import "./desk/shortcuts";
import "./desk/stored_words";
import "./desk/tour";
