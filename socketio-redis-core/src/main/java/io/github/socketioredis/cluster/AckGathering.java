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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * A broadcast that clients acknowledge. Three counts decide: how many servers there are,
 * how many have said how many clients they ask, and how many clients that are together.
 */
final class AckGathering extends PendingRequest<Acknowledgements> {

	private final JsonMapper mapper;

	private final List<JsonNode> acks = new ArrayList<>();

	private long clients;

	AckGathering(Duration timeout, Executor callbacks, JsonMapper mapper) {
		super("emitWithAck", timeout, callbacks);
		this.mapper = mapper;
	}

	/**
	 * A server says how many of its clients it asks.
	 * @param uid the uid of its adapter; {@code null} if the answer does not tell
	 * @param count the number of clients
	 */
	synchronized void clients(@Nullable String uid, int count) {
		if (count(uid)) {
			this.clients += count;
			endIfComplete();
		}
	}

	synchronized void ack(JsonNode value) {
		this.acks.add(value.isMissingNode() ? NullNode.getInstance() : value);
		endIfComplete();
	}

	@Override
	boolean isComplete() {
		return allServersAnswered() && this.acks.size() >= this.clients;
	}

	@Override
	Acknowledgements result() {
		return new JsonAcknowledgements(List.copyOf(this.acks), servers(), this.mapper);
	}

	@Override
	ClusterTimeoutException timeout(Set<String> missingServers) {
		String within = " within " + timeout().toMillis() + " ms";
		if (allServersAnswered()) {
			int expected = (int) Math.min(this.clients, Integer.MAX_VALUE);
			return new ClusterTimeoutException(
					"operation has timed out: " + this.acks.size() + " of " + this.clients
							+ " clients have acknowledged" + within,
					expected, this.acks.size(), this.acks, missingServers);
		}
		int expected = Math.max(expectedServers(), 0);
		return new ClusterTimeoutException(
				"operation has timed out: " + servers() + " of " + expected
						+ " servers have said how many clients they ask" + within + "; " + this.acks.size() + " of "
						+ this.clients + " known clients have acknowledged",
				expected, servers(), this.acks, missingServers);
	}

}
