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

package io.github.socketioredis.emitter;

import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.NamespaceName;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;
import org.jspecify.annotations.Nullable;

/**
 * The emitter on a transport. It only publishes, and does not own the transport. The
 * choosing methods of {@link Emitter} give operators that know nothing of the protocol.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public class RedisEmitter extends PublishingOperator implements Emitter {

	private final EmitterProtocol protocol;

	private final NamespacePublisher publisher;

	private final EventDataCodec events;

	private RedisEmitter(EmitterProtocol protocol, NamespacePublisher publisher, EventDataCodec events) {
		super(publisher, events, SocketSelector.all(), BroadcastFlags.none());
		this.protocol = protocol;
		this.publisher = publisher;
		this.events = events;
	}

	RedisEmitter(EmitterProtocol protocol, EventDataCodec events) {
		this(protocol, protocol.publisher(NamespaceName.DEFAULT), events);
	}

	/**
	 * Creates an emitter that speaks the classic protocol, for the namespace {@code /}.
	 * @param transport publishes the messages; used, not owned
	 * @param codec encodes the messages
	 * @param events encodes the events
	 * @param key the prefix of the channels, as the servers have it
	 * @return an emitter
	 */
	public static RedisEmitter classic(PubSubTransport transport, ClassicCodec codec, EventDataCodec events,
			String key) {
		return new RedisEmitter(classicProtocol(transport, codec, key), events);
	}

	/**
	 * Creates an emitter that speaks the sharded protocol, for the namespace {@code /}.
	 * @param transport publishes the messages; used, not owned
	 * @param codec encodes the messages
	 * @param events encodes the events
	 * @param channelPrefix the prefix of the channels, as the servers have it
	 * @param mode the subscription mode, as the servers have it
	 * @return an emitter
	 */
	public static RedisEmitter sharded(PubSubTransport transport, ShardedCodec codec, EventDataCodec events,
			String channelPrefix, SubscriptionMode mode) {
		return new RedisEmitter(shardedProtocol(transport, codec, channelPrefix, mode), events);
	}

	static EmitterProtocol shardedProtocol(PubSubTransport transport, ShardedCodec codec, String channelPrefix,
			SubscriptionMode mode) {
		return (namespace) -> new ShardedPublisher(transport, codec, channelPrefix, namespace, mode);
	}

	static EmitterProtocol classicProtocol(PubSubTransport transport, ClassicCodec codec, String key) {
		return (namespace) -> new ClassicPublisher(transport, codec, key, namespace);
	}

	/**
	 * Returns this emitter with an interceptor around the events that it emits, and that
	 * those derived from it emit.
	 * @param interceptor stands around them
	 * @return an emitter for the namespace {@code /}
	 */
	public RedisEmitter intercepted(EmitInterceptor interceptor) {
		return new RedisEmitter(
				(namespace) -> new InterceptedPublisher(this.protocol.publisher(namespace), namespace, interceptor),
				this.events);
	}

	@Override
	public Emitter of(String namespace) {
		NamespacePublisher other = this.protocol.publisher(NamespaceName.normalize(namespace));
		return new RedisEmitter(this.protocol, other, this.events);
	}

	@Override
	public CompletableFuture<Long> serverSideEmit(String event, @Nullable Object... args) {
		return this.publisher.serverSideEmit(event(event, args));
	}

}
