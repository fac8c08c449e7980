import { element } from "./dom.js";

/** The rooms this page has joined, one of them open, with counts of unread messages. */
export class Rooms {

	#list;
	#listener;
	#rooms = new Map();
	#active;

	constructor(list, listener) {
		this.#list = list;
		this.#listener = listener;
	}

	get active() {
		return this.#active;
	}

	get size() {
		return this.#rooms.size;
	}

	names() {
		return [...this.#rooms.keys()];
	}

	add(room) {
		if (this.#rooms.has(room)) {
			return;
		}
		const unread = element("span", { className: "count", hidden: true });
		const button = element("button", { type: "button", className: "room" }, `#${room}`, unread);
		button.addEventListener("click", () => this.open(room));
		const item = element("li", {}, button);
		this.#list.append(item);
		this.#rooms.set(room, { item, button, unread, count: 0 });
		this.#listener.changed();
	}

	remove(room) {
		this.#rooms.get(room)?.item.remove();
		this.#rooms.delete(room);
		if (this.#active === room) {
			this.open(this.names()[0]);
		}
		this.#listener.changed();
	}

	open(room) {
		this.#active = room;
		for (const [name, { button }] of this.#rooms) {
			button.toggleAttribute("aria-current", name === room);
		}
		this.#count(room, 0);
		this.#listener.opened(room);
	}

	/** Counts an unread message, unless the room is open. */
	mark(room) {
		if (room !== this.#active) {
			this.#count(room, this.#rooms.get(room).count + 1);
		}
	}

	#count(room, count) {
		const entry = this.#rooms.get(room);
		entry.count = count;
		entry.unread.textContent = String(count);
		entry.unread.hidden = count === 0;
		entry.unread.setAttribute("aria-label", `${count} unread`);
	}

}
