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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AckTable}.
 */
class AckTableTests {

	private final AckTable table = new AckTable();

	private final List<JsonNode> acks = new ArrayList<>();

	private final List<String> lost = new ArrayList<>();

	private boolean acknowledge(String namespace, long id, String values) {
		return this.table.acknowledge(namespace, id, JsonMapper.shared().readTree(values));
	}

	private long expect(String namespace, String name) {
		return this.table.expect(namespace, this.acks::add, () -> this.lost.add(name));
	}

	@Test
	void theFirstValueOfAnAcknowledgementArrivesOnce() {
		long id = this.table.expect("", this.acks::add);
		assertThat(acknowledge("", id, "[\"yes\",2]")).isTrue();
		assertThat(acknowledge("", id, "[\"again\"]")).isFalse();
		assertThat(this.acks).extracting(JsonNode::toString).containsExactly("\"yes\"");
		assertThat(this.table.size()).isZero();
	}

	@Test
	void withoutAValueItIsMissing() {
		assertThat(acknowledge("", this.table.expect("", this.acks::add), "[]")).isTrue();
		assertThat(this.acks.get(0).isMissingNode()).isTrue();
	}

	@Test
	void anotherNamespaceCanNotAcknowledge() {
		long id = expect("/chat", "a");
		assertThat(acknowledge("", id, "[1]")).isFalse();
		assertThat(this.acks).isEmpty();
		assertThat(acknowledge("/chat", id, "[2]")).isTrue();
		assertThat(this.acks).hasSize(1);
		assertThat(this.lost).isEmpty();
	}

	@Test
	void idsFitIntoThirtyTwoBitsAndBeginAnew() {
		AckTable late = new AckTable(Integer.MAX_VALUE);
		assertThat(late.expect("", this.acks::add)).isEqualTo(Integer.MAX_VALUE);
		assertThat(late.expect("", this.acks::add)).isEqualTo(this.table.expect("", this.acks::add))
			.isLessThan(Integer.MAX_VALUE);
	}

	@Test
	void forgottenOnesAreGoneInSilence() {
		long id = expect("", "a");
		this.table.forget(id);
		assertThat(acknowledge("", id, "[1]")).isFalse();
		assertThat(this.acks).isEmpty();
		assertThat(this.lost).isEmpty();
	}

	@Test
	void theOldestGiveWay() {
		long first = expect("", "first");
		for (int i = 0; i < 1000; i++) {
			this.table.expect("", this.acks::add);
		}
		assertThat(this.table.size()).isEqualTo(1000);
		assertThat(this.lost).containsExactly("first");
		assertThat(acknowledge("", first, "[1]")).isFalse();
	}

	@Test
	void thoseOfANamespaceThatWasLeftAreLost() {
		expect("/chat", "a");
		expect("", "b");
		this.table.loseAll("/chat");
		assertThat(this.lost).containsExactly("a");
		assertThat(this.table.size()).isOne();
	}

	@Test
	void deadlineIsCancelledHoweverTheWaitingEnds() {
		List<CompletableFuture<Void>> deadlines = new ArrayList<>();
		long acknowledged = expectUntil(deadlines);
		long forgotten = expectUntil(deadlines);
		long lost = expectUntil(deadlines);
		expectUntil(deadlines);
		acknowledge("", acknowledged, "[1]");
		this.table.forget(forgotten);
		this.table.lose(lost);
		assertThat(deadlines).map(CompletableFuture::isCancelled).containsExactly(true, true, true, false);
		this.table.loseAll("");
		assertThat(deadlines.get(3)).isCancelled();

		CompletableFuture<Void> late = new CompletableFuture<>();
		this.table.deadline(acknowledged, late);
		assertThat(late).isCancelled();
	}

	private long expectUntil(List<CompletableFuture<Void>> deadlines) {
		long id = expect("", "a");
		CompletableFuture<Void> deadline = new CompletableFuture<>();
		this.table.deadline(id, deadline);
		deadlines.add(deadline);
		return id;
	}

	@Test
	void aLostOneIsNotAcknowledged() {
		long id = expect("", "a");
		this.table.lose(id);
		this.table.lose(id);
		assertThat(this.lost).containsExactly("a");
		assertThat(acknowledge("", id, "[1]")).isFalse();
	}

}
