/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.interop.faults;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what has come against what was sent, message by message and server by server.
 */
final class Ledger {

	/**
	 * What is on its way when the fault comes may be lost by it.
	 */
	private static final long IN_FLIGHT_MILLIS = 100;

	private final List<Peer> peers;

	private final Traffic traffic;

	private final Map<Peer, List<Sent.Message>> sent = new HashMap<>();

	private final Map<Peer, int[][]> positions = new HashMap<>();

	private final Map<List<Integer>, Receipt> receipts = new HashMap<>();

	private final long windowBegin;

	private final long windowEnd;

	/**
	 * Creates a ledger.
	 * @param windowBegin when the fault began
	 * @param windowEnd when all channels were confirmed again
	 */
	Ledger(List<Peer> peers, Traffic traffic, IntBuffer records, long windowBegin, long windowEnd) {
		this.peers = peers;
		this.traffic = traffic;
		this.windowBegin = windowBegin - IN_FLIGHT_MILLIS;
		this.windowEnd = windowEnd;
		for (Peer sender : peers) {
			enter(sender);
		}
		while (records.hasRemaining()) {
			enter(records);
		}
	}

	private void enter(Peer sender) {
		List<Sent.Message> messages = sender.sent().messages();
		this.sent.put(sender, messages);
		int[][] byRoom = new int[this.traffic.rooms().size()][messages.size() / this.traffic.rooms().size()
				+ 2 * this.traffic.burst()];
		for (int i = 0; i < messages.size(); i++) {
			Sent.Message message = messages.get(i);
			byRoom[message.room()][message.number()] = i;
		}
		this.positions.put(sender, byRoom);
		for (Peer receiver : this.peers) {
			this.receipts.put(List.of(receiver.index(), sender.index()), new Receipt(messages.size()));
		}
	}

	private void enter(IntBuffer records) {
		int receiver = records.get();
		int sender = records.get();
		int room = records.get();
		int number = records.get();
		int millis = records.get();
		Peer peer = this.peers.get(sender);
		int[] ofRoom = this.positions.get(peer)[room];
		if (number >= ofRoom.length) {
			return; // sent by a server that could not say so any more
		}
		this.receipts.get(List.of(receiver, sender)).enter(ofRoom[number], room, number, millis);
	}

	/**
	 * Counts the messages of one server to the clients of another one.
	 * @param excused whether a message counts only if its publish has not failed in the
	 * eyes of its sender
	 */
	void count(Peer sender, Peer receiver, boolean excused, Tally tally) {
		List<Sent.Message> messages = this.sent.get(sender);
		Receipt receipt = this.receipts.get(List.of(receiver.index(), sender.index()));
		for (int i = 0; i < messages.size(); i++) {
			Sent.Message message = messages.get(i);
			if (!hasClients(receiver, message.room()) || (excused && message.outcome() != Sent.Outcome.PUBLISHED)) {
				continue;
			}
			tally.expect();
			if (receipt.times[i] == 0) {
				boolean inWindow = message.at() >= this.windowBegin && message.at() <= this.windowEnd;
				tally.lost(inWindow, describe(sender, receiver, message));
			}
			for (int time = 1; time < receipt.times[i]; time++) {
				tally.doubled(describe(sender, receiver, message));
			}
			if (receipt.times[i] > 0) {
				tally.took(receipt.millis[i]);
			}
		}
		for (int i : receipt.reordered) {
			Sent.Message message = messages.get(i);
			if (message.outcome() == Sent.Outcome.FAILED) {
				tally.unexpected();
			}
			else {
				tally.reordered(describe(sender, receiver, message));
			}
		}
	}

	private boolean hasClients(Peer receiver, int room) {
		boolean hybrid = this.traffic.rooms().size() > Traffic.ROOMS;
		return !hybrid || (room < Traffic.ROOMS) == receiver.isJava();
	}

	private String describe(Peer sender, Peer receiver, Sent.Message message) {
		return this.traffic.rooms().get(message.room()) + " " + message.number() + " of " + sender + " to " + receiver
				+ ", sent at " + message.at() + " ms (window " + this.windowBegin + " to " + this.windowEnd
				+ "), publish " + message.outcome() + " " + message.failure();
	}

	/**
	 * What the clients of one server got from one sender.
	 */
	private static final class Receipt {

		private final byte[] times;

		private final int[] millis;

		private final Map<Integer, Integer> last = new HashMap<>();

		private final List<Integer> reordered = new ArrayList<>();

		private Receipt(int messages) {
			this.times = new byte[messages];
			this.millis = new int[messages];
		}

		private void enter(int position, int room, int number, int took) {
			if (this.times[position]++ > 0) {
				return;
			}
			this.millis[position] = took;
			if (number < this.last.getOrDefault(room, -1)) {
				this.reordered.add(position);
			}
			this.last.merge(room, number, Math::max);
		}

	}

}
