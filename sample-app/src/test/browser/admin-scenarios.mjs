import assert from "node:assert/strict";
import { unique } from "./unique.mjs";

/** What the admin's page shows and does. */
export const adminScenarios = {

	async adminDisconnectsMembersOfAllServers({ open, openAdmin, servers, token }) {
		const names = Object.keys(servers);
		const pages = await Promise.all(names.map((server) => open(server, unique("Member"))));
		const room = unique("tea").slice(0, 20);
		await pages[1].join(room);
		for (const server of [names[0], names.at(-1)]) {
			const admin = await openAdmin(server, { token });
			for (const page of pages) {
				await admin.member(page.member, await page.chip());
			}
			await admin.page.locator("#members li", { hasText: pages[1].member }).filter({ hasText: `#${room}` }).waitFor();
			const others = pages.filter((page) => page.server !== server);
			await admin.disconnect(others[0].member, "Cancel");
			await others[0].say(unique("still here"));
			for (const page of others) {
				await admin.disconnect(page.member, "Disconnect");
				await admin.says(`${page.member} on ${await page.chip()} is disconnected`);
				await page.isDisconnected();
				await admin.missesMember(page.member);
			}
			await Promise.all(others.map((page) => page.connectAgain()));
		}
	},

	async adminNeedsTheToken({ openAdmin, servers, token }) {
		for (const [server, url] of Object.entries(servers).slice(1)) {
			const admin = await openAdmin(server);
			await admin.enter("guessed");
			await admin.problem().getByText("That is not the token").waitFor();
			await admin.enter(token);
			await admin.page.getByText("on 0 servers").waitFor();
			assert.equal(await status(url, "GET", ""), 401);
			assert.equal(await status(url, "DELETE", "/some-id"), 401);
			assert.equal(await status(url, "DELETE", "/some-id", token), 404);
			assert.equal(await status(url, "DELETE", "/room:lobby", token), 400);
		}
	},

};

async function status(server, method, path, token) {
	const response = await fetch(new URL(`api/admin/members${path}`, server), { method, headers: { authorization: `Bearer ${token}` } });
	return response.status;
}
