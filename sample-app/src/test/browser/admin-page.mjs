import assert from "node:assert/strict";

/** The admin page of one server. */
export class AdminPage {

	#page;
	#errors = [];

	constructor(page, server) {
		this.#page = page;
		this.server = server;
		page.on("pageerror", (error) => this.#errors.push(error.message));
	}

	get page() {
		return this.#page;
	}

	async open(url, token) {
		await this.#page.goto(new URL(`admin.html${token ? `#token=${token}` : ""}`, url).href);
	}

	async enter(token) {
		await this.#page.getByLabel("Admin token").fill(token);
		await this.#page.getByRole("button", { name: "Show members" }).click();
	}

	problem() {
		return this.#page.locator("#problem");
	}

	/** Waits for a member's row and returns it. */
	async member(name, server) {
		const row = this.#row(name);
		await row.locator(".chip", { hasText: server }).waitFor();
		return row;
	}

	async missesMember(name) {
		await this.#row(name).waitFor({ state: "detached" });
	}

	/** Asks for the end of a member's connection, and answers whether that is meant. */
	async disconnect(name, answer) {
		await this.#row(name).getByRole("button").click();
		const dialog = this.#page.getByRole("dialog");
		await dialog.getByText(`Disconnect ${name} on`).waitFor();
		await dialog.getByRole("button", { name: answer }).click();
		await dialog.waitFor({ state: "hidden" });
	}

	async says(text) {
		await this.#page.locator("#done", { hasText: text }).waitFor();
	}

	assertNoErrors() {
		assert.deepEqual(this.#errors, [], `no errors in the admin page of ${this.server}`);
	}

	async describe() {
		const text = await this.#page.locator("body").innerText({ timeout: 1000 }).catch((error) => error.message);
		return `--- admin page of ${this.server}; errors ${JSON.stringify(this.#errors)}\n${text}`;
	}

	async close() {
		await this.#page.context().close();
	}

	#row(name) {
		return this.#page.locator("#members li", { has: this.#page.getByText(name, { exact: true }) });
	}

}
