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

import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;

import io.lettuce.core.AbstractRedisClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends packets to the clients of a Socket.IO cluster from a process that need not be a
 * Socket.IO server. The Java twin of {@code @socket.io/redis-emitter}: it speaks the same
 * protocol, so the clients may be connected to Java or Node servers.
 * <p>
 * An emitter is bound to one namespace, {@code /} at first; {@link #of(String)} gives one
 * for another. It publishes only: it opens no port and subscribes to nothing, and its
 * connection to Redis is opened in the background. Emitters are immutable and
 * thread-safe, and no method blocks. <pre>{@code
 * emitter.to("room").except("muted").emit("news", new Headline("Hello"));
 * }</pre>
 *
 * @since 0.1.0
 * @see EmitterOptions
 */
public interface Emitter extends BroadcastOperator<EmitterOperator> {

	/**
	 * Returns an emitter for another namespace.
	 * @param namespace the name of the namespace; {@code chat} means {@code /chat}
	 * @return an emitter for that namespace
	 * @throws IllegalArgumentException if the name is empty
	 */
	Emitter of(String namespace);

	/**
	 * Sends an event to the servers of the cluster, not to their clients.
	 * Acknowledgements are not supported.
	 * @param event the name of the event
	 * @param args the arguments: anything that Jackson can write. A {@code null} array
	 * means one argument that is null
	 * @return the number of Redis subscribers (servers) that the message reached
	 * @throws IllegalArgumentException if the event name is empty or reserved, an
	 * argument is a callback for acknowledgements, or an argument can't be written
	 */
	CompletableFuture<Long> serverSideEmit(String event, @Nullable Object... args);

	/**
	 * Creates an emitter with the default options on a Lettuce client.
	 * @param client the client; it is used, not owned: closing the emitter does not shut
	 * it down
	 * @return an emitter that has to be closed
	 */
	static CloseableEmitter create(AbstractRedisClient client) {
		return create(client, EmitterOptions.defaults());
	}

	/**
	 * Creates an emitter on a Lettuce client.
	 * @param client the client; it is used, not owned: closing the emitter does not shut
	 * it down
	 * @param options the options
	 * @return an emitter that has to be closed
	 */
	static CloseableEmitter create(AbstractRedisClient client, EmitterOptions options) {
		return ServiceLoader.load(EmitterFactory.class, Emitter.class.getClassLoader())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"No EmitterFactory found: META-INF/services of socketio-redis-core is missing from the class path"))
			.create(client, options);
	}

}
