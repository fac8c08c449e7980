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

package io.github.socketioredis.cluster;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TreesTests {

	private static final byte[] BYTES = { 0, 1, (byte) 255 };

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void binaryIsABinaryNode() {
		verifyBinary(Trees.of(this.mapper, "value", BYTES));
		verifyBinary(Trees.of(this.mapper, "value", ByteBuffer.wrap(BYTES)));
	}

	@Test
	void binaryWithinIsABinaryNode() {
		JsonNode tree = Trees.of(this.mapper, "value", Map.of("file", BYTES, "list",
				Arrays.asList(1, null, List.of(BYTES)), "record", new Upload("a", BYTES)));
		verifyBinary(tree.get("file"));
		verifyBinary(tree.get("list").get(2).get(0));
		verifyBinary(tree.get("record").get("content"));
		assertThat(tree.get("list").get(1).isNull()).isTrue();
		assertThat(tree.get("record").get("name").asString()).isEqualTo("a");
	}

	private static void verifyBinary(JsonNode node) {
		assertThat(node.isBinary()).as("is a binary node: " + node.getClass()).isTrue();
		assertThat(node.binaryValue()).isEqualTo(BYTES);
	}

	private record Upload(String name, byte[] content) {

	}

}
