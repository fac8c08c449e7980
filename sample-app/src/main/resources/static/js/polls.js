import { chip, element } from "./dom.js";

/** Shows other members' questions until they are answered or their time is up. */
export class Polls {

	#parent;
	#name;

	constructor(parent, name) {
		this.#parent = parent;
		this.#name = name;
	}

	/** Takes the acknowledgement's function: calling it is the answer. */
	show(poll, acknowledge) {
		const asks = element("p", {}, element("strong", { textContent: poll.name }), " ", chip(poll.server), " asks: ");
		asks.append(element("q", { textContent: poll.question }));
		const card = element("li", { className: "poll" }, asks);
		const answer = (label, yes) => {
			const button = element("button", { type: "button", className: yes ? "" : "quiet", textContent: label });
			button.addEventListener("click", () => {
				acknowledge({ name: this.#name(), yes });
				card.remove();
			});
			return button;
		};
		card.append(element("span", { className: "answers" }, answer("Yes", true), answer("No", false)));
		this.#parent.append(card);
		setTimeout(() => card.remove(), poll.seconds * 1000);
	}

}

/** Says what came of a poll: who answered what, and how many did not. */
export function pollResult(question, { votes, silent }) {
	const names = (yes) => votes.filter((vote) => vote.yes === yes).map(({ name }) => name).sort();
	const line = (label, members) => element("li", {}, element("strong", { textContent: `${label}: ${members.length}` }),
		` ${members.join(", ")}`);
	return [
		element("p", {}, element("q", { textContent: question })),
		element("ul", {}, line("Yes", names(true)), line("No", names(false)),
			element("li", {}, element("strong", { textContent: `No answer: ${silent}` }))),
	];
}
