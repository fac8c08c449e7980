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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What one server has sent, in order. Thread-safe.
 */
final class Sent {

	private static final int FIELDS = 4;

	private final List<Message> messages = new ArrayList<>();

	/**
	 * Reads what a Node server has written down.
	 */
	static Sent parse(String base64) {
		Sent sent = new Sent();
		IntBuffer values = integers(base64);
		while (values.remaining() >= FIELDS) {
			Message message = sent.add(values.get(), values.get(), values.get());
			message.outcome = Outcome.values()[values.get()];
		}
		return sent;
	}

	static IntBuffer integers(String base64) {
		return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
	}

	synchronized Message add(int room, int number, long at) {
		Message message = new Message(room, number, at);
		this.messages.add(message);
		return message;
	}

	synchronized List<Message> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * What became of a publish, in the order of the numbers that Node servers use.
	 */
	enum Outcome {

		/**
		 * Nothing has been said.
		 */
		PENDING,

		/**
		 * Redis has taken it.
		 */
		PUBLISHED,

		/**
		 * The sender has been told that it failed.
		 */
		FAILED

	}

	/**
	 * A message.
	 */
	static final class Message {

		private final int room;

		private final int number;

		private final long at;

		private volatile Outcome outcome = Outcome.PENDING;

		private volatile String failure = "";

		private Message(int room, int number, long at) {
			this.room = room;
			this.number = number;
			this.at = at;
		}

		int room() {
			return this.room;
		}

		int number() {
			return this.number;
		}

		/**
		 * Returns when it was sent, in milliseconds of the traffic's epoch.
		 */
		long at() {
			return this.at;
		}

		Outcome outcome() {
			return this.outcome;
		}

		String failure() {
			return this.failure;
		}

		void complete(Throwable failure) {
			this.failure = (failure != null) ? failure.toString() : "";
			this.outcome = (failure != null) ? Outcome.FAILED : Outcome.PUBLISHED;
		}

	}

}
