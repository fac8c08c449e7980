import { chip, element, time } from "./dom.js";

const KEPT = 300;
const NEAR = 60;

/** One list of messages for each conversation; the active one is visible. */
export class MessageLog {

	#parent;
	#lists = new Map();
	#active;
	#atEnd = true;

	constructor(parent) {
		this.#parent = parent;
		parent.addEventListener("scroll", () => {
			this.#atEnd = parent.scrollHeight - parent.scrollTop - parent.clientHeight < NEAR;
		});
		new ResizeObserver(() => this.#follow()).observe(parent);
	}

	open(key, label) {
		if (this.#lists.has(key)) {
			return;
		}
		const list = element("div", { className: "log", hidden: true });
		list.setAttribute("role", "log");
		list.setAttribute("aria-label", label);
		list.dataset.key = key;
		this.#lists.set(key, list);
		this.#parent.append(list);
	}

	close(key) {
		const list = this.#lists.get(key);
		this.#lists.delete(key);
		for (const entry of list?.children ?? []) {
			release(entry);
		}
		list?.remove();
	}

	show(key) {
		this.#active = key;
		for (const [name, list] of this.#lists) {
			list.hidden = name !== key;
		}
		this.#atEnd = true;
		this.#follow();
	}

	/** Appends an entry, if the conversation is there; returns whether it is. */
	append(key, entry) {
		const list = this.#lists.get(key);
		if (!list) {
			release(entry);
			return false;
		}
		list.append(entry);
		while (list.children.length > KEPT) {
			release(list.firstElementChild);
			list.firstElementChild.remove();
		}
		if (key === this.#active) {
			this.#follow();
		}
		return true;
	}

	message(message, mine) {
		return entry(message, mine, element("p", { className: "text", textContent: message.text }));
	}

	picture(picture, mine) {
		const source = URL.createObjectURL(new Blob([picture.data], { type: picture.type }));
		const image = element("img", { src: source, alt: `Picture ${picture.fileName}` });
		image.addEventListener("load", () => this.#follow());
		const size = `${Math.max(1, Math.round(picture.data.byteLength / 1024))} kB`;
		const caption = element("figcaption", { textContent: `${picture.fileName} · ${size}` });
		return entry(picture, mine, element("figure", {}, image, caption));
	}

	notice(notice) {
		const item = element("div", { className: "notice" });
		item.dataset.kind = notice.kind;
		const text = element("p", { className: "text", textContent: notice.text });
		item.append(text, element("span", { className: "meta" }, chip(notice.server), time(notice.at)));
		return item;
	}

	/** Keeps the newest message in sight, unless the reader has scrolled back. */
	#follow() {
		if (this.#atEnd) {
			this.#parent.scrollTop = this.#parent.scrollHeight;
		}
	}

}

function entry(message, mine, content) {
	const name = element("strong", { textContent: mine ? "You" : message.name });
	const meta = element("header", { className: "meta" }, name, chip(message.server), time(message.at));
	const item = element("div", { className: mine ? "message mine" : "message" }, meta, content);
	item.dataset.id = message.id;
	return item;
}

function release(entry) {
	const image = entry.querySelector("img");
	if (image) {
		URL.revokeObjectURL(image.src);
	}
}
