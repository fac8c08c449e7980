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

package io.github.socketioredis;

import java.util.List;
import java.util.Set;

/**
 * A question to the cluster was not fully answered in time. Holds what has been answered.
 *
 * @since 0.1.0
 */
public class ClusterTimeoutException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int expected;

	private final int received;

	private final transient List<?> results;

	private final transient Set<String> missingServers;

	/**
	 * Creates an exception.
	 * @param message what was asked, how many were expected and how many have answered
	 * @param expected how many answers were expected
	 * @param received how many have come
	 * @param results the partial result
	 * @param missingServers the uids of servers that have not answered, if known
	 */
	public ClusterTimeoutException(String message, int expected, int received, List<?> results,
			Set<String> missingServers) {
		super(message);
		this.expected = expected;
		this.received = received;
		this.results = List.copyOf(results);
		this.missingServers = Set.copyOf(missingServers);
	}

	/**
	 * Returns how many answers were expected: of clients, if all servers have said how
	 * many clients they ask to acknowledge; otherwise of servers, this one included where
	 * it answers too.
	 * @return the number of answers
	 */
	public int expected() {
		return this.expected;
	}

	/**
	 * Returns how many of the expected answers have come.
	 * @return the number of answers
	 */
	public int received() {
		return this.received;
	}

	/**
	 * Returns what the answers until then have brought.
	 * @param <T> the type of the results
	 * @param type {@link RemoteSocket} for sockets, {@link String} for rooms,
	 * {@link tools.jackson.databind.JsonNode} for acknowledgements
	 * @return the results; may be empty
	 * @throws ClassCastException if the results are of another type
	 */
	public <T> List<T> results(Class<T> type) {
		return this.results.stream().map(type::cast).toList();
	}

	/**
	 * Returns which servers have not answered, as far as that can be told: the uids of
	 * their adapters, which other servers know from their messages.
	 * @return the uids; empty if they are not known
	 */
	public Set<String> missingServers() {
		return this.missingServers;
	}

}
