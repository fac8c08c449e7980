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

import io.github.socketioredis.netty.engine.AttachmentCollector.BinaryPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AttachmentCollector}.
 */
class AttachmentCollectorTests {

	private final AttachmentCollector collector = new AttachmentCollector(1000);

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void collectsAttachmentsInOrder() throws Exception {
		assertThat(this.collector.begin(bytes("452-/chat,12[\"ev\"]"))).isNull();
		assertThat(this.collector.isAwaiting()).isTrue();
		assertThat(this.collector.add(new byte[0])).isNull();
		BinaryPacket packet = this.collector.add(new byte[] { 0, 1 });
		assertThat(packet).isNotNull();
		assertThat(new String(packet.text(), StandardCharsets.UTF_8)).isEqualTo("42/chat,12[\"ev\"]");
		assertThat(packet.attachments()).containsExactly(new byte[0], new byte[] { 0, 1 });
		assertThat(this.collector.isAwaiting()).isFalse();
	}

	@Test
	void binaryAcknowledgementBecomesAnAcknowledgement() throws Exception {
		this.collector.begin(bytes("461-3[]"));
		BinaryPacket packet = this.collector.add(new byte[] { 9 });
		assertThat(packet).isNotNull();
		assertThat(new String(packet.text(), StandardCharsets.UTF_8)).isEqualTo("433[]");
	}

	@Test
	void packetWithoutAttachmentsIsCompleteAtOnce() throws Exception {
		assertThat(this.collector.begin(bytes("450-[\"ev\"]"))).isNotNull();
		assertThat(this.collector.isAwaiting()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "45", "45-[]", "451", "451-", "451[]", "45x-[]", "4599999999999-[]", "451001-[]" })
	void malformedHeaderIsRefused(String header) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> this.collector.begin(bytes(header)));
		assertThat(this.collector.isAwaiting()).isFalse();
	}

	@Test
	void attachmentWithoutHeaderIsRefused() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> this.collector.add(new byte[1]));
	}

	@Test
	void attachmentsAreBoundedInTotal() throws Exception {
		this.collector.begin(bytes("45100-[]"));
		byte[] part = new byte[1000];
		for (int i = 0; i < 16; i++) {
			this.collector.add(part);
		}
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> this.collector.add(new byte[1]));
		assertThat(this.collector.isAwaiting()).isFalse();
	}

}
