import { memberId, messageText, Refusal } from "./rules.js";

const CONFIRMATION_TIMEOUT = 3000;

/** Sends a text to one member, whichever server that is on; resolves with the message once the member's page has confirmed it. */
export async function sendPrivately(io, request, from) {
	const to = memberId(request.to);
	const message = from({ to, text: messageText(request.text, 2000) });
	const confirmations = await io.to(to).timeout(CONFIRMATION_TIMEOUT).emitWithAck("private", message).catch(() => {
		throw new Refusal("The message may not have arrived: it was not confirmed");
	});
	if (confirmations.length === 0) {
		throw new Refusal("This member is not connected any more");
	}
	return message;
}
