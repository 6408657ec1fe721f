// Boards: Frappe draws a card for every record that one may see, and a county has tens of thousands of them.
// Here each column shows those that changed last, so that a full one hides nothing of the others.

const MOST_CARDS = 30;
const board = frappe.views.KanbanView.prototype;
const { setup_defaults, render } = board;

board.setup_defaults = function () {
	return setup_defaults.call(this).then((answer) => {
		this.page_length = MOST_CARDS;
		return answer;
	});
};

board.refresh = async function () {
	const columns = this.board.columns.filter((column) => column.status !== "Archived");
	const asked = columns.map((column) => frappe.call(this.get_column_args(column)));
	const found = (await Promise.all(asked)).map((answer) => {
		this.prepare_data(answer);
		return this.data;
	});
	this.has_full_column = found.some((cards) => cards.length >= MOST_CARDS);
	this.data = found.flat();
	this.toggle_result_area();
	this.before_render();
	this.render();
	this.after_render();
	this.reset_defaults();
};

board.get_column_args = function ({ column_name }) {
	const call = this.get_call_args();
	const within = [this.doctype, this.board.field_name, "=", column_name];
	return { ...call, args: { ...call.args, filters: [...call.args.filters, within] } };
};

board.render = function () {
	render.call(this);
	this.$most_cards ??= $('<p class="text-muted small px-3 mb-2">')
		.text(
			__("Each column shows the {0} cards that changed last. Filter to see others.", [
				MOST_CARDS,
			])
		)
		.insertBefore(this.$result);
	this.$most_cards.toggle(this.has_full_column);
};
