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

package io.github.socketioredis.transport.lettuce;

import java.time.Instant;

import io.github.socketioredis.transport.PublishState;
import io.github.socketioredis.transport.PublishState.Status;
import io.github.socketioredis.transport.lettuce.OutageLog.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutageLog}.
 */
class OutageLogTests {

	private final OutageLog outage = new OutageLog();

	@Test
	void speaksOnceWhenItBeginsAndOnceWhenAllIsWell() {
		try (CapturedLog log = new CapturedLog("io.github.socketioredis")) {
			this.outage.end(Part.PUBLISHING);
			this.outage.begin(Part.PUBLISHING, "first");
			this.outage.begin(Part.SUBSCRIBING, "second");
			this.outage.begin(Part.PUBLISHING, "third");
			assertThat(this.outage.cause()).isEqualTo("third");
			this.outage.end(Part.PUBLISHING);
			assertThat(this.outage.cause()).isEqualTo("second");
			assertThat(log.lines()).hasSize(1);
			this.outage.end(Part.SUBSCRIBING);
			this.outage.end(Part.SUBSCRIBING);
			assertThat(this.outage.cause()).isNull();
			assertThat(log.lines()).hasSize(2);
			assertThat(log.lines().get(0)).startsWith("WARN ").contains("first");
			assertThat(log.lines().get(1)).startsWith("INFO ");
		}
	}

	@Test
	void publishingIsUnknownUntilSomebodyPublishes() {
		assertThat(this.outage.publishState()).isEqualTo(PublishState.UNKNOWN);
		this.outage.begin(Part.SUBSCRIBING, "other");
		this.outage.end(Part.SUBSCRIBING);
		assertThat(this.outage.publishState()).isEqualTo(PublishState.UNKNOWN);
		Instant before = Instant.now();
		this.outage.publishing();
		assertThat(this.outage.publishState().status()).isEqualTo(Status.AVAILABLE);
		assertThat(this.outage.publishState().since()).isBetween(before, Instant.now());
	}

	@Test
	void publishingIsInterruptedFromTheFirstFaultOn() {
		this.outage.publishing();
		this.outage.begin(Part.SUBSCRIBING, "other");
		assertThat(this.outage.publishState().status()).isEqualTo(Status.AVAILABLE);
		this.outage.begin(Part.PUBLISHING, "first");
		Instant since = this.outage.publishState().since();
		this.outage.begin(Part.PUBLISHING, "second");
		assertThat(this.outage.publishState()).isEqualTo(new PublishState(Status.INTERRUPTED, since, "second"));
		this.outage.end(Part.PUBLISHING);
		PublishState after = this.outage.publishState();
		assertThat(after.status()).isEqualTo(Status.AVAILABLE);
		assertThat(after.since()).isAfterOrEqualTo(since);
		assertThat(after.lastError()).isNull();
	}

	@Test
	void publishingIsInterruptedWhileNoNodeIsKnown() {
		this.outage.publishing();
		this.outage.begin(Part.TOPOLOGY, "nobody answers");
		assertThat(this.outage.publishState().isInterrupted()).isTrue();
		assertThat(this.outage.publishState().lastError()).isEqualTo("nobody answers");
		this.outage.end(Part.TOPOLOGY);
		assertThat(this.outage.publishState().isInterrupted()).isFalse();
	}

}
