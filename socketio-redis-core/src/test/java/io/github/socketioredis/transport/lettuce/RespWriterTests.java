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

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import io.github.socketioredis.transport.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RespWriter}.
 */
class RespWriterTests {

	private final ByteBuf buffer = Unpooled.buffer(0);

	@Test
	void writesAMessage() {
		RespWriter.publish(this.buffer, TestClient.bytes("PUBLISH"), "räum#€😀", TestClient.bytes("0123456789\r\n"));
		assertThat(written()).isEqualTo("*3\r\n$7\r\nPUBLISH\r\n$13\r\nräum#€😀\r\n$12\r\n0123456789\r\n\r\n");
	}

	@Test
	void writesAnEmptyMessage() {
		RespWriter.publish(this.buffer, TestClient.bytes("SPUBLISH"), "", new byte[0]);
		assertThat(written()).isEqualTo("*3\r\n$8\r\nSPUBLISH\r\n$0\r\n\r\n$0\r\n\r\n");
	}

	@Test
	void writesARequestForTheNumberOfSubscribers() {
		RespWriter.count(this.buffer, Topic.channel("a"));
		assertThat(written()).isEqualTo("*3\r\n$6\r\nPUBSUB\r\n$6\r\nNUMSUB\r\n$1\r\na\r\n");
		this.buffer.clear();
		RespWriter.count(this.buffer, Topic.shardedChannel("a"));
		assertThat(written()).isEqualTo("*3\r\n$6\r\nPUBSUB\r\n$11\r\nSHARDNUMSUB\r\n$1\r\na\r\n");
	}

	private String written() {
		return this.buffer.toString(StandardCharsets.UTF_8);
	}

}
