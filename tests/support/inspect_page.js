// Runs in the page: what a person sees there that should not be there.
(() => {
	const WORD = /[A-Za-z]{3,}/;
	const ALLOWED = new RegExp(
		[
			"\\S+@\\S+", // addresses
			"\\bAdministrator\\b", // an account's name
			"https?://\\S*",
			"\\b[A-Z]{1,6}-[\\w*-]*\\d[\\w*-]*", // numbers of records
			"\\b(?=[0-9A-Z]*\\d)[0-9A-Z]{8,}\\b", // credit codes
			"\\b(?=[0-9a-f]*\\d)([0-9a-f]{10}){1,2}\\b", // names that are made at random
			"\\b(PDF|Excel|CSV|XLSX|JSON|HTML|CSS|API|OAuth|IMAP|SMTP|Ctrl|Shift|Alt|Enter|Esc|Backspace|Markdown|Jinja|Python|JavaScript|SQL|GB/T|NBS)\\b",
		].join("|"),
		"g"
	);
	// Fields whose contents are Latin by nature.
	const LATIN_FIELDS = [
		"pinyin",
		"initials",
		"search_key",
		"name_search",
		"job",
		"method",
		"fieldname",
		"source",
		"content_hash",
	];
	const SKIPPED = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "CODE", "PRE", "TITLE"];

	const UNFINISHED = ".workspace-skeleton, .number-card-loading, .list-skeleton, #freeze";
	const is_animated = () => document.querySelector("svg animate, svg animateTransform") !== null;
	const is_empty_desk = () =>
		frappe.get_route()[0] === "Workspaces" && !$(".ce-block:visible").length;

	function is_shown(element) {
		const menu = element.closest(".dropdown-menu");
		if (element.closest(".visually-hidden, .sr-only")) return false;
		if (menu && is_shown_itself(menu.parentElement))
			return !element.closest(".hide, .hidden, .d-none");
		return is_shown_itself(element);
	}

	function is_shown_itself(element) {
		const style = getComputedStyle(element);
		return (
			element.getClientRects().length > 0 &&
			style.visibility !== "hidden" &&
			style.opacity !== "0"
		);
	}

	function is_data(element) {
		const field = element.closest("[data-fieldname], [data-filter]");
		const name = field?.dataset.fieldname || field?.dataset.filter?.split(",")[0];
		return Boolean(
			name &&
				LATIN_FIELDS.includes(name) &&
				!element.closest("label, .control-label, .static-area")
		);
	}

	const foreign = (text) => WORD.test(text.replace(ALLOWED, " "));

	function* shown_texts() {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node.parentElement;
			if (
				!WORD.test(node.data) ||
				SKIPPED.includes(element.tagName) ||
				element.closest("svg")
			)
				continue;
			if (is_shown(element) && !is_data(element)) yield node.data.trim();
		}
		for (const input of document.querySelectorAll("[placeholder]")) {
			if (is_shown_itself(input)) yield input.getAttribute("placeholder");
		}
	}

	function scrolls(element) {
		const parent = element.parentElement;
		if (!parent || parent === document.body) return false;
		return (
			["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(parent).overflowX) ||
			scrolls(parent)
		);
	}

	function describe(element) {
		const classes = [...element.classList].slice(0, 3).join(".");
		return `${element.tagName.toLowerCase()}.${classes} ${Math.round(element.getBoundingClientRect().right)}px`;
	}

	window.weiye_inspect = {
		english: () => [...new Set([...shown_texts()].filter(foreign))],
		overflowing: () =>
			[...document.body.querySelectorAll("*")]
				.filter((element) => {
					const box = element.getBoundingClientRect();
					return (
						box.width > 0 &&
						box.right > window.innerWidth + 1 &&
						box.left < window.innerWidth
					);
				})
				.filter(
					(element) =>
						is_shown_itself(element) &&
						!scrolls(element) &&
						!element.closest(".desk-alert")
				)
				.map(describe)
				.slice(0, 5),
		// Desk has drawn when it has asked for nothing during three looks in a row.
		quiet: async () => {
			for (let calm = 0, looks = 0; calm < 3 && looks < 400; looks++) {
				const busy =
					frappe.request.ajax_count ||
					$.active ||
					$(UNFINISHED).is(":visible") ||
					is_empty_desk() ||
					is_animated();
				calm = busy ? 0 : calm + 1;
				await new Promise((resolve) => setTimeout(resolve, 30));
			}
		},
	};
})();
