// A short tour of the own desk at the first log-in; "Guided Tour" in the help menu shows it again.

const SETTINGS = "Workspace"; // under this name Frappe keeps what each user has seen
const SEEN = "weiye_tour";
const NO_TOUR = "weiye_no_tour"; // set on machines where nobody needs guidance, such as those that run tests
const HALF_A_SECOND = 500;
const PATIENCE = 20; // half seconds for a slow line

const tasks = () => ({
	"Community Desk": __(
		"Here is what waits in your community: applications, services that are due, people to call."
	),
	"Street Desk": __("Here is what communities have sent up to you, and what is late below you."),
	"County Desk": __(
		"Here are the applications to approve, publicity that is over, and cases to close."
	),
	"Payment Desk": __("Here are the approved cases that wait for payment, with their sum."),
	"City Overview": __("Here you see how far your counties are, and where cases are late."),
	"Province Overview": __("Here you see how far your cities are, and where cases are late."),
	"Configuration Desk": __("Here you appoint officers and set the rules of the work."),
	"Audit Desk": __("Here you look up records and see who did what, and when."),
});

const steps = (desk) => [
	[".page-head .title-text", "bottom", __("Your Desk"), tasks()[desk]],
	[
		".number-widget-box",
		"bottom",
		__("Work in Numbers"),
		__("Press a number: it opens the very records that it counts."),
	],
	[".shortcut-widget-box", "top", __("Shortcuts"), __("Register and look up from here.")],
	[
		"#navbar-search",
		"bottom",
		__("Search"),
		__("Type a name, pinyin or initials to find lists, reports and records."),
	],
	[
		".dropdown-notifications",
		"left",
		__("Notifications"),
		__("Returned cases and reminders come in here."),
	],
];

function show_tour(desk) {
	const driver = new frappe.Driver({
		className: "frappe-driver",
		doneBtnText: __("Done"),
		closeBtnText: __("Skip"),
		nextBtnText: __("Next"),
		prevBtnText: __("Previous"),
		onReset: () => frappe.model.user_settings.save(SETTINGS, SEEN, 1),
	});
	const shown = steps(desk)
		.map(([selector, position, title, description]) => ({
			element: $(`${selector}:visible`)[0],
			popover: { title, description, position },
		}))
		.filter((step) => step.element);
	driver.defineSteps(shown);
	driver.start();
}

function own_desk() {
	const [view, desk] = frappe.get_route();
	return view === "Workspaces" && tasks()[desk] ? desk : null;
}

// A step is shown only for what is on the screen: wait until nothing is fetched and no widget is added any more.
async function until_drawn() {
	let before = 0;
	for (let waited = 0; waited < PATIENCE; waited++) {
		await frappe.utils.sleep(HALF_A_SECOND);
		const drawn = $(".widget:visible").length;
		if (drawn && drawn === before && !frappe.request.ajax_count) return;
		before = drawn;
	}
}

async function show_first_tour() {
	if (!own_desk() || localStorage.getItem(NO_TOUR)) return;
	const settings = await frappe.xcall("frappe.model.utils.user_settings.get", {
		doctype: SETTINGS,
	});
	if (JSON.parse(settings || "{}")[SEEN]) return;
	await until_drawn();
	if (own_desk()) show_tour(own_desk());
}

function add_to_help_menu() {
	$(`<a class="dropdown-item">${__("Guided Tour")}</a>`)
		// After this click is over: the tour takes a click beside its steps for "skip".
		.on("click", () => setTimeout(() => own_desk() && show_tour(own_desk())))
		.appendTo("#toolbar-help");
}

$(document).on("toolbar_setup", add_to_help_menu);
$(document).one("page-change", () => frappe.after_ajax(show_first_tour));
