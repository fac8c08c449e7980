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

package io.github.socketioredis.netty.engine;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EngineSession}.
 */
class EngineSessionTests {

	private final EngineFixture fixture = new EngineFixture((socket) -> {
	});

	private final EngineSession session = this.fixture.session();

	@BeforeEach
	void setUp() {
		this.fixture.namespace("");
		this.session.start(List.of());
		assertThat(this.fixture.sent()).hasSize(1);
	}

	@Test
	void aClientHasToConnectWithin45Seconds() {
		answerPing();
		this.fixture.pass(19_000);
		assertThat(this.session.isConnected()).isTrue();
		this.fixture.pass(2000);
		assertThat(this.session.isConnected()).isFalse();
		assertThat(this.fixture.context().session(this.session.getSessionId().toString())).isNull();
	}

	@Test
	void aClientThatHasConnectedStays() {
		this.fixture.receive("40");
		this.fixture.sent();
		answerPing();
		answerPing();
		assertThat(this.session.isConnected()).isTrue();
	}

	@Test
	void aClientThatDoesNotAnswerAPingIsGone() {
		this.fixture.receive("40");
		this.fixture.pass(25_000);
		assertThat(this.session.isConnected()).isTrue();
		this.fixture.pass(60_000);
		assertThat(this.session.isConnected()).isFalse();
		assertThat(this.fixture.context().counters().snapshot().pingTimeouts()).isOne();
	}

	@Test
	void aClientThatIsDisconnectedIsToldInOnePollAndClosedInTheNext() {
		this.fixture.receive("40");
		this.fixture.sent();
		this.session.disconnect();
		assertThat(this.fixture.sent()).containsExactly("41");
		assertThat(this.session.told()).isDone();
		assertThat(this.fixture.sent()).containsExactly("1");
		assertThat(this.session.isConnected()).isFalse();
	}

	@Test
	void aClientThatIsDisconnectedAndNeverPollsIsGoneAfter30Seconds() {
		this.fixture.receive("40");
		this.fixture.sent();
		this.session.disconnect();
		this.fixture.pass(24_000);
		assertThat(this.session.isConnected()).isTrue();
		this.fixture.pass(7000);
		assertThat(this.session.isConnected()).isFalse();
		assertThat(this.session.told()).isDone();
	}

	private void answerPing() {
		this.fixture.pass(25_000);
		assertThat(this.fixture.sent()).containsExactly("2");
		this.fixture.receive("3");
	}

}
