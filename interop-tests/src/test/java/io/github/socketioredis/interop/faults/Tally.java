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

import java.util.ArrayList;
import java.util.List;

/**
 * What came of the messages from some servers to the clients of some servers. Filled by
 * {@link Ledger}.
 */
final class Tally {

	private static final int EXAMPLES = 5;

	/**
	 * A delivery that takes longer than this, in milliseconds, is late.
	 */
	static final int LATE = 1000;

	private long expected;

	private long lostInWindow;

	private long lostOutside;

	private long doubled;

	private long reordered;

	private long unexpected;

	private long late;

	private int longest;

	private final List<String> examples = new ArrayList<>();

	void expect() {
		this.expected++;
	}

	void lost(boolean inWindow, String example) {
		if (inWindow) {
			this.lostInWindow++;
		}
		else {
			this.lostOutside++;
			example("lost: " + example);
		}
	}

	void doubled(String example) {
		this.doubled++;
		example("doubled: " + example);
	}

	void reordered(String example) {
		this.reordered++;
		example("reordered: " + example);
	}

	/**
	 * Notes a message that came although its sender had been told that its publish
	 * failed.
	 */
	void unexpected() {
		this.unexpected++;
	}

	void took(int millis) {
		this.longest = Math.max(this.longest, millis);
		if (millis > LATE) {
			this.late++;
		}
	}

	private void example(String example) {
		if (this.examples.size() < EXAMPLES) {
			this.examples.add(example);
		}
	}

	/**
	 * Returns how many deliveries there should be.
	 */
	long expected() {
		return this.expected;
	}

	long lost() {
		return this.lostInWindow + this.lostOutside;
	}

	long lostInWindow() {
		return this.lostInWindow;
	}

	long lostOutside() {
		return this.lostOutside;
	}

	long doubledCount() {
		return this.doubled;
	}

	long reorderedCount() {
		return this.reordered;
	}

	/**
	 * Returns how many messages came after later ones, and after their senders had been
	 * told that publishing them failed: what lay in the socket of a stopped Redis.
	 */
	long unexpectedCount() {
		return this.unexpected;
	}

	long late() {
		return this.late;
	}

	/**
	 * Returns how many milliseconds the slowest delivery took.
	 */
	int longest() {
		return this.longest;
	}

	List<String> examples() {
		return this.examples;
	}

	@Override
	public String toString() {
		return "of " + this.expected + " lost " + this.lostInWindow + " within and " + this.lostOutside
				+ " outside the window, doubled " + this.doubled + ", reordered " + this.reordered
				+ ", after a failed publish " + this.unexpected + ", late " + this.late + ", longest " + this.longest
				+ " ms " + this.examples;
	}

}
