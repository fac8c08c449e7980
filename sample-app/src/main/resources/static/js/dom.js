const COLOURS = 6;

export function byId(id) {
	return document.getElementById(id);
}

export function element(tag, properties = {}, ...children) {
	const node = Object.assign(document.createElement(tag), properties);
	node.append(...children);
	return node;
}

/** A server's name on its colour, the same one wherever the name is shown. */
export function chip(server, id) {
	const sum = [...server].reduce((total, letter) => total + letter.codePointAt(0), 0);
	const node = element("span", { className: "chip", textContent: server });
	if (id) {
		node.id = id;
	}
	node.dataset.colour = String(sum % COLOURS);
	return node;
}

export function time(instant) {
	const date = new Date(instant);
	const text = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
	return element("time", { dateTime: date.toISOString(), textContent: text });
}

/** Calls the action with the form's fields, and not again before it has finished. */
export function onSubmit(id, action) {
	const form = byId(id);
	let busy = false;
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		if (busy) {
			return;
		}
		busy = true;
		try {
			await action(Object.fromEntries(new FormData(form)), form);
		}
		finally {
			busy = false;
		}
	});
}
