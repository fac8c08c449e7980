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

import java.util.concurrent.Executor;

import io.github.socketioredis.transport.PubSubTransport;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.TimeoutOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes transports on Lettuce clients.
 *
 * @since 0.1.0
 */
public final class LettuceTransports {

	private LettuceTransports() {
	}

	/**
	 * Creates a transport. It connects in the background: nothing is thrown while Redis
	 * can't be reached, and connections are opened when first needed, so that a transport
	 * which only publishes has no subscriber connection.
	 * @param publishClient the client whose connection publishes; used, not owned
	 * @param subscribeClient the client whose connection subscribes; used, not owned
	 * @param deliveryExecutor runs the listeners of subscriptions and what depends on the
	 * transport's futures; {@code null} for daemon threads of the transport's own
	 * @param options the bounds
	 * @return a transport
	 * @throws IllegalArgumentException if a client is not a
	 * {@link io.lettuce.core.RedisClient}
	 */
	public static PubSubTransport create(AbstractRedisClient publishClient, AbstractRedisClient subscribeClient,
			@Nullable Executor deliveryExecutor, LettuceTransportOptions options) {
		return new LettuceTransport(Connectors.topology(publishClient, subscribeClient), deliveryExecutor, options,
				TransportTimings.defaults());
	}

	/**
	 * Returns client options that suit the transport: it connects again by itself, sends
	 * nothing twice and has its own time limits, so that Lettuce need not. Clients with
	 * other options work too; with these ones less is done for each message, and Lettuce
	 * logs nothing while Redis is away.
	 * @return a builder, for more settings such as TLS
	 */
	public static ClientOptions.Builder clientOptions() {
		return ClientOptions.builder()
			.autoReconnect(false)
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.maintNotificationsConfig(MaintNotificationsConfig.disabled())
			.timeoutOptions(TimeoutOptions.create())
			.useHashIndexQueue(false);
	}

}
