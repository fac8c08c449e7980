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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PacketAddress}.
 */
class PacketAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "40 | `` | ``", "40{\"a\":1} | `` | {\"a\":1}", "40/chat | /chat | ``", "40/chat, | /chat | ``",
					"40/chat,{\"a\":1} | /chat | {\"a\":1}", "40/chat?x=1,{} | /chat | {}", "40/,{} | `` | {}",
					"42[\"ev\",\"/x,\"] | `` | [\"ev\",\"/x,\"]", "42/chat,7[\"ev\"] | /chat | 7[\"ev\"]" })
	void findsNamespaceAndRest(String packet, String namespace, String rest) {
		byte[] bytes = packet.getBytes(StandardCharsets.UTF_8);
		PacketAddress address = PacketAddress.parse(bytes, 2);
		assertThat(address.namespace()).isEqualTo(namespace);
		assertThat(address.rest(bytes)).isEqualTo(rest);
	}

}
