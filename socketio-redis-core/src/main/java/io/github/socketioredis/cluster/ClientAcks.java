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
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Delivers broadcasts of other servers whose clients have to acknowledge, and passes the
 * acknowledgements on.
 */
final class ClientAcks {

	private static final long MAX_TIMEOUT_MILLIS = Duration.ofHours(1).toMillis();

	private final AdapterContext context;

	private final Duration defaultTimeout;

	ClientAcks(AdapterContext context, Duration defaultTimeout) {
		this.context = context;
		this.defaultTimeout = defaultTimeout;
	}

	/**
	 * Delivers a broadcast.
	 * @param data the event
	 * @param target the sockets that are meant
	 * @param flags the flags, with how long the sender waits
	 * @param count is told how many sockets have been asked
	 * @param ack is told each acknowledgement, {@code null} if it has no value
	 */
	void deliver(EventData data, SocketSelector target, BroadcastFlags flags, IntConsumer count,
			Consumer<@Nullable JsonNode> ack) {
		LocalNamespace.PendingAcks acks = this.context.local()
			.deliverWithAck(data, target, flags, (value) -> ack.accept(value.isMissingNode() ? null : value));
		count.accept(acks.clients());
		if (acks.clients() > 0) {
			Deadline.in(timeout(flags.timeout()), acks::forget, this.context.callbacks());
		}
	}

	private Duration timeout(@Nullable Long millis) {
		return (millis != null && millis > 0) ? Duration.ofMillis(Math.min(millis, MAX_TIMEOUT_MILLIS))
				: this.defaultTimeout;
	}

}
