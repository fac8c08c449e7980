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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AckTable}.
 */
class AckTableTests {

	private final AckTable table = new AckTable();

	private final List<JsonNode> acks = new ArrayList<>();

	private boolean take(String packet, byte[]... attachments) throws ProtocolException {
		byte[] bytes = packet.getBytes(StandardCharsets.UTF_8);
		return this.table.take(JsonMapper.shared(), bytes, PacketAddress.parse(bytes, 2), List.of(attachments));
	}

	@Test
	void theFirstValueOfAnAcknowledgementArrivesOnce() throws ProtocolException {
		long id = this.table.expect("", this.acks::add);
		assertThat(take("43" + id + "[\"yes\",2]")).isTrue();
		assertThat(take("43" + id + "[\"again\"]")).isTrue();
		assertThat(this.acks).extracting(JsonNode::toString).containsExactly("\"yes\"");
		assertThat(this.table.size()).isZero();
	}

	@Test
	void withoutAValueItIsMissingAndBinaryTakesItsPlace() throws ProtocolException {
		assertThat(take("43" + this.table.expect("", this.acks::add) + "[]")).isTrue();
		assertThat(take("43" + this.table.expect("", this.acks::add) + "[{\"_placeholder\":true,\"num\":0}]",
				new byte[] { 7 }))
			.isTrue();
		assertThat(this.acks.get(0).isMissingNode()).isTrue();
		assertThat(this.acks.get(1).binaryValue()).containsExactly(7);
	}

	@Test
	void anotherNamespaceCanNotAcknowledge() throws ProtocolException {
		long id = this.table.expect("/chat", this.acks::add);
		assertThat(take("43" + id + "[1]")).isTrue();
		assertThat(this.acks).isEmpty();
		assertThat(take("43/chat," + id + "[2]")).isTrue();
		assertThat(this.acks).hasSize(1);
	}

	@Test
	void acknowledgementsOfNettySocketioAreLeftToIt() throws ProtocolException {
		this.table.expect("", this.acks::add);
		assertThat(take("430[1]")).isFalse();
		assertThat(take("43[1]")).isFalse();
		assertThat(take("43999999[1]")).isFalse();
		assertThat(this.acks).isEmpty();
	}

	@Test
	void hostileAcknowledgementsAreProtocolErrors() {
		for (String values : List.of("{}", "[1", "", "x")) {
			long id = this.table.expect("", this.acks::add);
			assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> take("43" + id + values));
		}
		assertThat(this.acks).isEmpty();
	}

	@Test
	void idsFitIntoThirtyTwoBitsAndBeginAnew() throws ProtocolException {
		AckTable late = new AckTable(Integer.MAX_VALUE);
		assertThat(late.expect("", this.acks::add)).isEqualTo(Integer.MAX_VALUE);
		assertThat(late.expect("", this.acks::add)).isEqualTo(this.table.expect("", this.acks::add))
			.isLessThan(Integer.MAX_VALUE);
	}

	@Test
	void forgottenAndOldestOnesAreGone() throws ProtocolException {
		long first = this.table.expect("", this.acks::add);
		this.table.forget(this.table.expect("", this.acks::add));
		assertThat(this.table.size()).isOne();
		for (int i = 0; i < 1000; i++) {
			this.table.expect("", this.acks::add);
		}
		assertThat(this.table.size()).isEqualTo(1000);
		assertThat(take("43" + first + "[1]")).isTrue();
		assertThat(this.acks).isEmpty();
	}

}
