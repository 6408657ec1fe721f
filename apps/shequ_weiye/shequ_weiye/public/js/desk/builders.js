// The workflow builder draws names as they are stored and does not translate its labels. Shown words only.

const translate_text = (root) => {
	const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode;
		const words = text.data.trim();
		const shown = words && __(words);
		if (shown !== words) text.data = text.data.replace(words, shown);
	}
};

const page = document.querySelector("#page-workflow-builder, [data-page-route='workflow-builder']");

new MutationObserver(() => translate_text(page)).observe(page, {
	childList: true,
	characterData: true,
	subtree: true,
});
