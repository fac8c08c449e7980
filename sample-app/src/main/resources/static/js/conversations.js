import { element } from "./dom.js";

const MEMBER = "@";

/** The key of the conversation with a member; that of a room's is the room's name, which has no such sign. */
export function keyOf(memberId) {
	return MEMBER + memberId;
}

/** The member whom a conversation is with, if it is not a room's. */
export function memberOf(key) {
	return key.startsWith(MEMBER) ? key.slice(MEMBER.length) : undefined;
}

/** The rooms this page has joined and the members it writes with, one of them open, with counts of unread messages. */
export class Conversations {

	#list;
	#listener;
	#entries = new Map();
	#active;

	constructor(list, listener) {
		this.#list = list;
		this.#listener = listener;
	}

	get active() {
		return this.#active;
	}

	get rooms() {
		return [...this.#entries.keys()].filter((key) => !memberOf(key));
	}

	has(key) {
		return this.#entries.has(key);
	}

	label(key) {
		return this.#entries.get(key).name.textContent;
	}

	/** Adds a conversation, or gives one that is here a new label. */
	add(key, label) {
		const present = this.#entries.get(key);
		if (present) {
			present.name.textContent = label;
			return;
		}
		const name = element("span", { textContent: label });
		const unread = element("span", { className: "count", hidden: true });
		const button = element("button", { type: "button", className: "room" }, name, unread);
		button.dataset.key = key;
		button.addEventListener("click", () => this.open(key));
		const item = element("li", {}, button);
		this.#list.append(item);
		this.#entries.set(key, { item, button, name, unread, count: 0 });
	}

	remove(key) {
		this.#entries.get(key)?.item.remove();
		this.#entries.delete(key);
		if (this.#active === key) {
			this.open(this.#entries.keys().next().value);
		}
	}

	open(key) {
		this.#active = key;
		for (const [other, { button }] of this.#entries) {
			button.setAttribute("aria-current", String(other === key));
		}
		const { button } = this.#entries.get(key);
		button.scrollIntoView({ block: "nearest", inline: "nearest" });
		this.#count(key, 0);
		this.#listener(key);
	}

	/** Counts an unread message, unless the conversation is open. */
	mark(key) {
		if (key !== this.#active) {
			this.#count(key, this.#entries.get(key).count + 1);
		}
	}

	#count(key, count) {
		const entry = this.#entries.get(key);
		entry.count = count;
		entry.unread.replaceChildren(String(count), element("span", { className: "hidden", textContent: " unread" }));
		entry.unread.hidden = count === 0;
	}

}
