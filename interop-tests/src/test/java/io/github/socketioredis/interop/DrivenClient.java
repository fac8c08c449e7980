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

package io.github.socketioredis.interop;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One connection of an official client, with as many namespaces as are asked for. What
 * comes in is told as {@linkplain Values#tagged tagged} JSON.
 */
abstract class DrivenClient implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(10);

	static ConditionFactory eventually() {
		return Awaitility.await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
	}

	/**
	 * Begins to connect to a namespace, or to connect again.
	 */
	abstract void connect(String namespace, Map<String, ?> auth);

	/**
	 * Returns what happened to the socket of a namespace: arrays such as
	 * {@code ["connect",id]}, {@code ["connect_error",message,data]} and
	 * {@code ["disconnect",reason]}.
	 */
	abstract JsonNode lifecycle(String namespace);

	/**
	 * Returns the name of the transport in use.
	 */
	abstract String transport();

	abstract void emit(String namespace, String event, Object... args);

	/**
	 * Sends an event and waits for the values of its acknowledgement.
	 */
	abstract JsonNode request(String namespace, String event, Object... args);

	/**
	 * Acknowledges an event from now on.
	 */
	abstract void reply(String namespace, String event, Object... values);

	/**
	 * Sends numbers from 0 in a tight loop.
	 */
	abstract void flood(String namespace, String event, int count);

	/**
	 * Sends numbers from 0 as soon as it is connected, some of them at once and another
	 * for each answer.
	 */
	abstract void relay(String namespace, String event, String answer, int count, int ahead);

	abstract int count(String namespace, String event);

	/**
	 * Returns the arguments of each event of the name that has come.
	 */
	abstract List<JsonNode> received(String namespace, String event);

	abstract void disconnect(String namespace);

	@Override
	public abstract void close();

	/**
	 * Connects to a namespace and waits for it.
	 * @return the id of the socket
	 */
	String connected(String namespace, Map<String, ?> auth) {
		int before = lifecycle(namespace).size();
		connect(namespace, auth);
		return awaitLifecycle(namespace, before, "connect").path(1).asString();
	}

	String connected(String namespace) {
		return connected(namespace, Map.of());
	}

	/**
	 * Waits for the next thing to happen to a socket.
	 * @param index how many things happened before
	 * @param what what it has to be
	 */
	JsonNode awaitLifecycle(String namespace, int index, String what) {
		eventually().untilAsserted(() -> assertThat(lifecycle(namespace).size()).isGreaterThan(index));
		JsonNode happened = lifecycle(namespace).get(index);
		assertThat(happened.path(0).asString()).as(happened.toString()).isEqualTo(what);
		return happened;
	}

	/**
	 * Waits until as many events have come and returns the arguments of all.
	 */
	List<JsonNode> awaitReceived(String namespace, String event, int count) {
		eventually().untilAsserted(() -> assertThat(count(namespace, event)).isGreaterThanOrEqualTo(count));
		return received(namespace, event);
	}

	void awaitTransport(String name) {
		eventually().until(() -> name.equals(transport()));
	}

}
