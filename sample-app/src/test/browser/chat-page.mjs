import assert from "node:assert/strict";

/** The chat page as a member sees it. */
export class ChatPage {

	#page;
	#errors = [];

	constructor(page, server, member) {
		this.#page = page;
		this.server = server;
		this.member = member;
		page.on("pageerror", (error) => this.#errors.push(error.message));
		page.on("console", (message) => message.type() === "error" && this.#errors.push(message.text()));
	}

	get page() {
		return this.#page;
	}

	async open(url) {
		await this.#page.addInitScript((name) => sessionStorage.setItem("name", name), this.member);
		await this.#page.goto(url);
		await this.#page.locator("#state[data-state=connected]").waitFor();
		await this.#page.locator("#rooms button", { hasText: "#lobby" }).waitFor();
	}

	async close() {
		await this.#page.context().close();
	}

	async join(room) {
		await this.#page.getByLabel("Room to join").fill(room);
		await this.#page.getByRole("button", { name: "Join" }).click();
		await this.#page.getByRole("heading", { name: `#${room}` }).waitFor();
	}

	async openRoom(room) {
		await this.#open(`#${room}`);
	}

	/** Opens the conversation with a member who has written already. */
	async openMember(member) {
		await this.#open(`@${member}`);
	}

	async #open(label) {
		await this.#page.locator("#rooms button", { hasText: label }).click();
		await this.#page.getByRole("heading", { name: label }).waitFor();
	}

	/** Chooses a member in the list of those who are here. */
	async writeTo(server, member) {
		await this.#page.locator(`#servers section[data-server="${server}"] button`, { hasText: member }).click();
		await this.#page.getByRole("heading", { name: `@${member}` }).waitFor();
	}

	place() {
		return this.#page.locator("#room-place");
	}

	async ask(question) {
		await this.#page.getByLabel("Answered on all servers").fill(question);
		await this.#page.getByRole("button", { name: "Ask", exact: true }).click();
	}

	async answer(question, answer) {
		await this.#poll(question).getByRole("button", { name: answer }).click();
		await this.#poll(question).waitFor({ state: "detached" });
	}

	async isAsked(question) {
		await this.#poll(question).waitFor();
	}

	async isNoLongerAsked(question) {
		await this.#poll(question).waitFor({ state: "detached" });
	}

	#poll(question) {
		return this.#page.locator(".poll", { hasText: question });
	}

	/** Waits for what came of a poll. */
	async answersTo(question) {
		const result = this.#page.locator("#poll-result");
		await result.getByText(question).waitFor({ state: "attached" });
		return result.locator("li").allTextContents();
	}

	async isDisconnected() {
		await this.#page.locator("#state", { hasText: "Disconnected by the server" }).waitFor();
	}

	async connectAgain() {
		await this.#page.getByRole("button", { name: "Connect again" }).click();
		await this.#page.locator("#state[data-state=connected]").waitFor();
	}

	async chip() {
		return this.#page.locator("#server").textContent();
	}

	async leave() {
		await this.#page.getByRole("button", { name: "Leave room" }).click();
	}

	async say(text) {
		await this.tryToSay(text);
		await this.sees(text);
	}

	async tryToSay(text) {
		const field = this.#page.getByLabel("Message", { exact: true });
		await field.fill(text);
		await field.press("Enter");
	}

	async announce(text) {
		await this.#page.getByPlaceholder("Tea is ready").fill(text);
		await this.#page.getByRole("button", { name: "Announce" }).click();
	}

	async sendPicture(name, mimeType, buffer) {
		await this.#page.getByLabel("Send a picture").setInputFiles({ name, mimeType, buffer });
	}

	/** Waits for the text in a room's log and returns the entry. */
	async sees(text, room) {
		const entry = this.#entries(room).filter({ has: this.#page.getByText(text, { exact: true }) });
		await entry.first().waitFor({ state: "attached" });
		return entry;
	}

	async seesWithin(milliseconds, text) {
		const entry = this.#page.getByText(text, { exact: true });
		return entry.waitFor({ state: "attached", timeout: milliseconds }).then(() => true, () => false);
	}

	async texts(room) {
		return this.#entries(room).locator(".text").allTextContents();
	}

	async privateTexts() {
		return this.#page.locator(".log[data-key^='@'] .text").allTextContents();
	}

	async unread(room) {
		return this.unreadOf(`#${room}`);
	}

	async unreadOf(label) {
		return this.#page.locator("#rooms button", { hasText: label }).locator(".count").evaluate((count) => count.firstChild.data);
	}

	/** Waits for a picture and returns what the page holds of it. */
	async picture(fileName) {
		const image = this.#page.locator(`.log img[alt="Picture ${fileName}"]`);
		await image.first().waitFor({ state: "attached" });
		assert.equal(await image.count(), 1, `${fileName} once on ${this.server}`);
		await image.evaluate((node) => node.decode());
		return image.evaluate(async (node) => {
			const bytes = await (await fetch(node.src)).arrayBuffer();
			const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
			const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
			return { sha256, length: bytes.byteLength, width: node.naturalWidth };
		});
	}

	/** Waits until the page shows the member on that server. */
	async seesMember(server, member) {
		await this.#members(server, member).first().waitFor({ state: "attached" });
	}

	async seesMemberIn(server, member, room) {
		await this.#page.locator(`#servers section[data-server="${server}"] li`, { hasText: member })
			.filter({ hasText: `#${room}` }).waitFor({ state: "attached" });
	}

	async missesMember(server, member) {
		await this.#members(server, member).first().waitFor({ state: "detached", timeout: 15_000 });
	}

	async membersNamed(member) {
		return this.#page.locator("#servers li .name", { hasText: member }).count();
	}

	problem() {
		return this.#page.locator("#problem");
	}

	assertNoErrors() {
		assert.deepEqual(this.#errors, [], `no errors in the page of ${this.member} on ${this.server}`);
	}

	async describe() {
		const text = await this.#page.locator("body").innerText({ timeout: 1000 }).catch((error) => error.message);
		return `--- ${this.member} on ${this.server}; errors ${JSON.stringify(this.#errors)}\n${text}`;
	}

	#entries(room) {
		return this.#page.locator(room ? `.log[data-key="${room}"] > div` : ".log > div");
	}

	#members(server, member) {
		return this.#page.locator(`#servers section[data-server="${server}"] li .name`, { hasText: member });
	}

}
