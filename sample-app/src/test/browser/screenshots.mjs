import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawing } from "./drawing.mjs";

const PHONE = { width: 360, height: 740 };
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Pages to look at, at a desktop's and at a phone's width, which everybody can use and nobody has to scroll sideways. */
export const screenshotScenarios = {

	async screenshots({ open, openAdmin, servers, token, screenshots }) {
		const names = Object.keys(servers);
		const ada = await open(names[0], "Ada");
		const grace = await open(names[1], "Grace");
		const linus = await open(names.at(-1), "Linus");
		const mary = await open(names[1], "Mary", PHONE);
		const picture = async ({ page }, name) => {
			await page.screenshot({ path: join(screenshots, `${name}.png`) });
			assert.deepEqual(await page.evaluate(scrollingSideways), [], `no sideways scrolling in ${name}`);
		};
		const shoot = async (page, name) => {
			await picture(page, name);
			await assertUsable(page.page, name);
		};
		await talk({ ada, grace, linus });
		for (const page of [grace, linus, mary]) {
			await ada.seesMember(await page.chip(), page.member);
		}
		await mary.seesMember(await linus.chip(), "Linus");
		await shoot(ada, "desktop");
		await ada.page.emulateMedia({ colorScheme: "dark" });
		await shoot(ada, "desktop-dark");
		await shoot(mary, "phone");

		await linus.ask("Shall we start?");
		await mary.isAsked("Shall we start?");
		await ada.isAsked("Shall we start?");
		await picture(ada, "desktop-asked-dark");
		await ada.answer("Shall we start?", "Yes");
		await grace.answer("Shall we start?", "No");
		await shoot(mary, "phone-asked");
		await linus.answersTo("Shall we start?");
		await picture(linus, "desktop-answers");

		await mary.page.getByRole("button", { name: "People" }).click();
		await shoot(mary, "phone-people");
		await mary.writeTo(await linus.chip(), "Linus");
		await mary.say("Are you coming, too?");
		await linus.openMember("Mary");
		await linus.say("In a minute.");
		await mary.sees("In a minute.");
		await shoot(mary, "phone-private");

		await shoot(await openAdmin(names[0], { viewport: PHONE }), "phone-admin-token");
		await shootAdmin(await openAdmin(names.at(-1), { token, viewport: PHONE }), "phone-admin", shoot, picture);
		const admin = await openAdmin(names[0], { token });
		await shootAdmin(admin, "desktop-admin", picture, shoot);
		await admin.disconnect("Mary", "Disconnect");
		await mary.isDisconnected();
		await shoot(mary, "phone-disconnected");
	},

};

async function talk({ ada, grace, linus }) {
	await grace.join("kitchen");
	await grace.openRoom("lobby");
	await ada.join("kitchen");
	await ada.openRoom("lobby");
	await ada.say("Hello from the first server.");
	await grace.say("And hello from the second one. One chat, two machines' worth of servers.");
	await linus.say("I came in by another server still.");
	await grace.sendPicture("balloons.png", "image/png", drawing(7));
	await ada.picture("balloons.png");
	await linus.announce("Tea is ready in the kitchen");
	await ada.sees("Tea is ready in the kitchen");
	await grace.openRoom("kitchen");
	await grace.say("Two sugars?");
	await ada.sees("Two sugars?", "kitchen");
}

async function shootAdmin(admin, name, shoot, shootDialog) {
	await admin.page.getByRole("button", { name: "Disconnect Linus" }).waitFor();
	await shoot(admin, name);
	await admin.page.getByRole("button", { name: "Disconnect Linus" }).click();
	await admin.page.getByRole("dialog").waitFor();
	await shootDialog(admin, `${name}-confirm`);
	await admin.page.keyboard.press("Escape");
	await admin.page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Runs in the page. The list of rooms is meant to scroll, and what is cut off with an ellipsis does not. */
function scrollingSideways() {
	return [...document.querySelectorAll("html, body *:not(#rooms)")]
		.filter((node) => node.scrollWidth > node.clientWidth && node.clientWidth > 1)
		.filter((node) => node === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(node).overflowX))
		.map((node) => node.outerHTML.slice(0, 100));
}

async function assertUsable(page, name) {
	await page.evaluate(AXE);
	const { violations } = await page.evaluate(() => globalThis.axe.run());
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
	assert.deepEqual(found, [], `everybody can use ${name}`);
}
