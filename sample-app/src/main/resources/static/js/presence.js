import { chip, element } from "./dom.js";

const STALE_AFTER = 10_000;

/** Who is here: each server announces its own members, this merges the lists and forgets silent servers. */
export class Presence {

	self = "";

	#parent;
	#counter;
	#servers = new Map();

	constructor(parent, counter) {
		this.#parent = parent;
		this.#counter = counter;
		setInterval(() => this.#dropStale(), 1000);
	}

	update(update) {
		this.#servers.set(update.server, { ...update, seen: performance.now() });
		this.#render();
	}

	#dropStale() {
		for (const [name, { seen }] of this.#servers) {
			if (performance.now() - seen > STALE_AFTER) {
				this.#servers.delete(name);
				this.#render();
			}
		}
	}

	#render() {
		const servers = [...this.#servers.values()].sort((a, b) => a.server.localeCompare(b.server));
		this.#counter.textContent = String(servers.reduce((total, { count }) => total + count, 0));
		this.#parent.replaceChildren(...servers.map((server) => this.#section(server)));
	}

	#section({ server, kind, count, members }) {
		const heading = element("h3", {}, chip(server), element("small", { textContent: kind }));
		const list = element("ul", {}, ...members.map((member) => this.#member(member)));
		if (count > members.length) {
			list.append(element("li", { className: "faint", textContent: `and ${count - members.length} more` }));
		}
		if (count === 0) {
			list.append(element("li", { className: "faint", textContent: "nobody yet" }));
		}
		const section = element("section", {}, heading, list);
		section.dataset.server = server;
		return section;
	}

	#member({ id, name, rooms }) {
		const label = element("span", { className: "name", textContent: name });
		if (id === this.self) {
			label.append(element("em", { textContent: " you" }));
		}
		const where = element("span", { className: "faint", textContent: rooms.map((room) => `#${room}`).join(" ") });
		return element("li", {}, label, where);
	}

}
