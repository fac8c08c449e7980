import assert from "node:assert/strict";
import { unique } from "./unique.mjs";

/** What members do with others by name: private messages, and questions to everybody. */
export const memberScenarios = {

	async privateMessagesCrossServers({ open, servers }) {
		const pages = await Promise.all(Object.keys(servers).map((server) => open(server, unique("Writer"))));
		const texts = new Map(pages.map((page) => [page, []]));
		for (const writer of pages) {
			for (const reader of pages.filter((page) => page !== writer)) {
				const text = unique(`<i>for ${reader.server} only</i>`);
				await writer.writeTo(await reader.chip(), reader.member);
				await writer.say(text);
				await reader.sees(text);
				texts.get(writer).push(text);
				texts.get(reader).push(text);
			}
		}
		for (const page of pages) {
			const seen = (await page.privateTexts()).sort();
			assert.deepEqual(seen, texts.get(page).sort(), `${page.server} has its own private messages, once each`);
		}
		const lobby = await pages[1].texts("lobby");
		assert.ok(!texts.get(pages[1]).some((text) => lobby.includes(text)), "no private message in a room");
		await pages[1].openRoom("lobby");
		await pages[0].openMember(pages[1].member);
		await pages[0].say("Still there?");
		assert.equal(await pages[1].unreadOf(`@${pages[0].member}`), "1");
	},

	async privateMessagesToNobodyAreRefused({ open, servers }) {
		const [first, second, node] = Object.keys(servers);
		const reader = await open(second, unique("Leaver"));
		const writers = await Promise.all([first, node].map((server) => open(server, unique("Writer"))));
		for (const writer of writers) {
			await writer.writeTo(await reader.chip(), reader.member);
		}
		await reader.close();
		for (const writer of writers) {
			await writer.place().getByText("not connected any more").waitFor();
			await writer.tryToSay("Anybody there?");
			await writer.problem().getByText("This member is not connected any more").waitFor();
		}
	},

	async pollsAskEverybody({ open, servers }) {
		const pages = await Promise.all(Object.keys(servers).map((server) => open(server, unique("Voter"))));
		for (const asker of pages) {
			const [one, two] = pages.filter((page) => page !== asker);
			const question = unique("Ready?");
			await asker.ask(question);
			await one.answer(question, "Yes");
			await two.answer(question, "No");
			assert.deepEqual(await asker.answersTo(question), [`Yes: 1 ${one.member}`, `No: 1 ${two.member}`, "No answer: 0"]);
		}
	},

	async pollsTellHowManyDidNotAnswer({ open, servers }) {
		const pages = await Promise.all(Object.keys(servers).map((server) => open(server, unique("Voter"))));
		const polls = pages.map((asker, index) => {
			const [one, silent] = [1, 2].map((step) => pages[(index + step) % pages.length]);
			return { asker, one, silent, question: unique("Really?") };
		});
		// one after the other: a page has one mouse and one focus
		for (const { asker, one, silent, question } of polls) {
			await asker.ask(question);
			await one.answer(question, "Yes");
			await silent.isAsked(question);
		}
		await Promise.all(polls.map(async ({ asker, one, silent, question }) => {
			assert.deepEqual(await asker.answersTo(question), [`Yes: 1 ${one.member}`, "No: 0 ", "No answer: 1"]);
			await silent.isNoLongerAsked(question);
		}));
	},

};
