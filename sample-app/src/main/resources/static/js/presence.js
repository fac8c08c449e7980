import { chip, element } from "./dom.js";

/** Who is on all servers, as this page's server tells on every change and every few seconds. */
export class Presence {

	self = "";

	#parent;
	#counters;
	#pick;
	#everyone = { members: [], count: 0, complete: true };
	#shown = "";

	constructor(parent, counters, pick) {
		this.#parent = parent;
		this.#counters = counters;
		this.#pick = pick;
	}

	get members() {
		return this.#everyone.members;
	}

	find(id) {
		return this.members.find((member) => member.id === id);
	}

	update(everyone) {
		this.#everyone = everyone;
		const shown = JSON.stringify([everyone, this.self]);
		if (shown !== this.#shown) {
			this.#shown = shown;
			this.#render();
		}
	}

	#render() {
		const { members, count, complete } = this.#everyone;
		for (const counter of this.#counters) {
			counter.textContent = String(count);
		}
		const servers = Map.groupBy(members, ({ server }) => server);
		const sections = [...servers].sort().map(([server, here]) => this.#section(server, here));
		if (count > members.length) {
			sections.push(element("p", { className: "faint", textContent: `and ${count - members.length} more` }));
		}
		if (!complete) {
			sections.push(element("p", { className: "faint", textContent: "Some servers do not answer." }));
		}
		const focused = document.activeElement?.closest("[data-member]")?.dataset.member;
		this.#parent.replaceChildren(...sections);
		this.#parent.querySelector(`[data-member="${focused}"]`)?.focus();
	}

	#section(server, members) {
		const heading = element("h3", {}, chip(server), element("small", { textContent: members[0].kind }));
		const sorted = members.toSorted((a, b) => a.name.localeCompare(b.name));
		const section = element("section", {}, heading, element("ul", {}, ...sorted.map((member) => this.#member(member))));
		section.dataset.server = server;
		return section;
	}

	#member(member) {
		const name = element("span", { className: "name", textContent: member.name });
		const rooms = element("span", { className: "faint", textContent: member.rooms.map((room) => `#${room}`).join(" ") });
		if (member.id === this.self) {
			name.append(element("em", { textContent: " you" }));
			return element("li", {}, element("div", { className: "person" }, name, rooms));
		}
		const button = element("button", { type: "button", className: "person", title: "Write a private message" }, name, rooms);
		button.dataset.member = member.id;
		button.addEventListener("click", () => this.#pick(member));
		return element("li", {}, button);
	}

}
