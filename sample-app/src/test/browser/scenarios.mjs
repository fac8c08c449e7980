import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { adminScenarios } from "./admin-scenarios.mjs";
import { drawing } from "./drawing.mjs";
import { memberScenarios } from "./member-scenarios.mjs";
import { screenshotScenarios } from "./screenshots.mjs";
import { unique } from "./unique.mjs";

export const scenarios = {

	...memberScenarios,

	...adminScenarios,

	...screenshotScenarios,

	async textCrossesServers({ open, servers }) {
		const pages = await Promise.all(Object.keys(servers).map((server) => open(server, `Reader of ${server}`)));
		for (const writer of pages) {
			const text = unique(`from ${writer.server} <b>é 🎈</b>`);
			const fence = unique("fence");
			await writer.say(text);
			await writer.say(fence);
			for (const reader of pages) {
				const entry = await reader.sees(text, "lobby");
				await reader.sees(fence, "lobby");
				assert.equal(await entry.count(), 1, `${text} once on ${reader.server}`);
				assert.equal(await entry.locator(".chip").textContent(), writer.server);
			}
		}
	},

	async roomsAreSeparate({ open, servers }) {
		const [first, second] = Object.keys(servers);
		const room = unique("tea").slice(0, 20);
		const writer = await open(first, "Ada");
		const reader = await open(second, "Grace");
		const outsider = await open(second, "Linus");
		await writer.join(room);
		await reader.join(room);
		await reader.openRoom("lobby");
		const secret = unique("secret");
		await writer.say(secret);
		await reader.sees(secret, room);
		assert.equal(await reader.unread(room), "1");
		await writer.openRoom("lobby");
		const fence = unique("fence");
		await writer.say(fence);
		await outsider.sees(fence, "lobby");
		assert.ok(!(await outsider.texts()).includes(secret), "the outsider did not read the room");
		assert.ok(!(await reader.texts("lobby")).includes(secret), "the lobby did not get the room's message");
		await reader.openRoom(room);
		await reader.leave();
		await writer.openRoom(room);
		const late = unique("late");
		await writer.say(late);
		await writer.openRoom("lobby");
		await writer.say(unique("fence"));
		assert.ok(!(await reader.texts()).includes(late), "who has left the room reads no more of it");
	},

	async presenceSpansServers({ open, servers }) {
		const names = Object.keys(servers);
		const pages = await Promise.all(names.map((server) => open(server, unique("Here"))));
		const labels = await Promise.all(pages.map((page) => page.chip()));
		const room = unique("tea").slice(0, 20);
		await pages[0].join(room);
		for (const page of pages) {
			for (const [index, other] of pages.entries()) {
				await page.seesMember(labels[index], other.member);
				assert.equal(await page.membersNamed(other.member), 1);
			}
			await page.seesMemberIn(labels[0], pages[0].member, room);
		}
		await pages[0].place().getByText("1 here, on 1 server").waitFor();
		await pages[1].join(room);
		await pages[0].place().getByText("2 here, on 2 servers").waitFor();
		const gone = pages.pop();
		await gone.close();
		await pages[0].missesMember(labels.at(-1), gone.member);
	},

	async picturesArriveUnchanged({ open, servers }) {
		const pages = await Promise.all(Object.keys(servers).map((server) => open(server, `Painter on ${server}`)));
		for (const writer of pages) {
			const fileName = `${unique("drawing")}.png`;
			const bytes = drawing(randomBytes(1)[0]);
			await writer.sendPicture(fileName, "image/png", bytes);
			for (const reader of pages) {
				assert.deepEqual(await reader.picture(fileName), { sha256: sha256(bytes), length: bytes.length, width: 320 });
			}
		}
	},

	async announcementsReachEveryPage({ open, servers }) {
		const pages = await Promise.all(Object.keys(servers).map((server) => open(server, `Listener on ${server}`)));
		for (const writer of pages) {
			const text = unique(`tea from ${writer.server}`);
			await writer.announce(text);
			for (const reader of pages) {
				const notice = await reader.sees(text, "lobby");
				assert.equal(await notice.count(), 1, `${text} once on ${reader.server}`);
				assert.equal(await notice.getAttribute("data-kind"), "announcement");
			}
		}
	},

	async announcementsToOneRoom({ open, servers }) {
		const [first, second] = Object.keys(servers);
		const room = unique("quiet").slice(0, 20);
		const inside = await open(second, "Inside");
		const outside = await open(second, "Outside");
		await inside.join(room);
		const text = unique("only here");
		const fence = unique("fence");
		assert.equal(await post(servers[first], { text, room }), 202);
		assert.equal(await post(servers[first], { text: fence }), 202);
		await inside.sees(text, room);
		await outside.sees(fence, "lobby");
		assert.ok(!(await outside.texts()).includes(text));
		assert.equal(await post(servers[first], { text: "" }), 400);
		assert.equal(await post(servers[first], { text: "x", room: "no such/room" }), 400);
	},

	async refusalsAreShown({ open, servers }) {
		const [first] = Object.keys(servers);
		const page = await open(first, "<img src=x onerror=alert(1)>");
		await page.sendPicture("notes.txt", "text/plain", Buffer.from("no picture"));
		await page.problem().getByText("notes.txt is no PNG, JPEG, GIF or WebP picture").waitFor();
		await page.sendPicture("fake.png", "image/png", Buffer.from("no picture either"));
		await page.problem().getByText("A picture is a PNG, JPEG, GIF or WebP file").waitFor();
		await page.page.getByLabel("Room to join").fill("a/b");
		await page.page.getByRole("button", { name: "Join" }).click();
		await page.problem().getByText("A room's name has 1 to 24 letters").waitFor();
		const markup = "<script>document.title = 'broken'</script>";
		await page.say(markup);
		assert.notEqual(await page.page.title(), "broken");
		assert.equal(await page.page.locator(".log script").count(), 0);
	},

	async largePictures({ open, servers }) {
		const [first, second] = Object.keys(servers);
		const writer = await open(first, "Large");
		const reader = await open(second, "Reader");
		const bytes = Buffer.concat([drawing(1), randomBytes(2 * 1024 * 1024 - drawing(1).length)]);
		await writer.sendPicture("large.png", "image/png", bytes);
		assert.equal((await reader.picture("large.png")).sha256, sha256(bytes));
		await writer.sendPicture("larger.png", "image/png", Buffer.concat([bytes, Buffer.of(0)]));
		await writer.problem().getByText("larger.png is larger than 2 MB").waitFor();
	},

	async redisComesBack({ open, ask, servers }) {
		const [first, second] = Object.keys(servers);
		const writer = await open(first, "Before");
		const neighbour = await open(first, "Neighbour");
		const reader = await open(second, "Elsewhere");
		await ask("stop-redis");
		const local = unique("local");
		await writer.say(local);
		await neighbour.sees(local, "lobby");
		await ask("start-redis");
		const back = performance.now();
		let text;
		do {
			text = unique("again");
			await writer.say(text);
		} while (!await reader.seesWithin(200, text) && performance.now() - back < 5000);
		assert.ok((await reader.texts()).includes(text), "messages cross the servers within 5 seconds");
		assert.equal(await writer.page.locator("#reconnects").textContent(), "0");
	},

};

function sha256(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}

async function post(server, announcement) {
	const response = await fetch(new URL("api/announcements", server), {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(announcement),
	});
	return response.status;
}
