// A chart is drawn while it is on the screen, and does not move: one that is drawn after the person has left
// the page has no width, and one that is drawn again while it still moves breaks in frappe-charts.

const STILL = { animate: 0, disableEntryAnimation: 1 };

const is_shown = (element) => element.clientWidth > 0;

// Charts that group name their groups as they are stored.
const in_words = (data) =>
	data?.labels ? { ...data, labels: data.labels.map((label) => __(label)) } : data;

const { make_chart } = frappe.utils;

// Stands for a chart until its place is on the screen, and from then on for the chart itself.
class ShownChart {
	constructor(element, options, draw) {
		this.element = element;
		this.draw = draw;
		this.options = { ...options, ...STILL };
		this.update();
	}

	update(data = this.options.data) {
		this.options.data = in_words(data);
		if (is_shown(this.element)) this.show();
		else this.wait();
	}

	show() {
		if (this.chart) this.chart.update(this.options.data);
		else this.chart = this.draw(this.element, this.options);
	}

	wait() {
		this.observer ??= new ResizeObserver(() => {
			if (!is_shown(this.element)) return;
			this.observer.disconnect();
			this.observer = null;
			this.show();
		});
		this.observer.observe(this.element);
	}
}

frappe.utils.make_chart = (wrapper, options = {}) =>
	new ShownChart($(wrapper)[0], options, (...place) => make_chart.apply(frappe.utils, place));

// Reports draw theirs without make_chart, and again with every filter that is set.
frappe.views.QueryReport.prototype.render_chart = function (options) {
	this.$chart.empty().show();
	this.chart = new ShownChart(this.$chart[0], options, (...place) => new frappe.Chart(...place));
};
