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

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.EmitterOperator;
import io.github.socketioredis.cluster.AbstractBroadcastOperator;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventArguments;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventName;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;

/**
 * An operator whose actions are published. Immutable.
 */
class PublishingOperator extends AbstractBroadcastOperator<EmitterOperator> implements EmitterOperator {

	private final NamespacePublisher publisher;

	private final EventDataCodec events;

	PublishingOperator(NamespacePublisher publisher, EventDataCodec events, SocketSelector target,
			BroadcastFlags flags) {
		super(target, flags);
		this.publisher = publisher;
		this.events = events;
	}

	@Override
	protected EmitterOperator with(SocketSelector target, BroadcastFlags flags) {
		return new PublishingOperator(this.publisher, this.events, target, flags);
	}

	@Override
	public CompletableFuture<Long> emit(String event, @Nullable Object... args) {
		return this.publisher.broadcast(event(event, args), target(), flags());
	}

	@Override
	public CompletableFuture<Long> disconnectSockets(boolean close) {
		return this.publisher.disconnect(target(), close);
	}

	@Override
	protected CompletableFuture<Long> join(Set<String> rooms) {
		return this.publisher.join(target(), rooms);
	}

	@Override
	protected CompletableFuture<Long> leave(Set<String> rooms) {
		return this.publisher.leave(target(), rooms);
	}

	final EventData event(@Nullable String event, @Nullable Object @Nullable [] args) {
		return this.events.fromObjects(EventName.check(event), EventArguments.check(args));
	}

}
