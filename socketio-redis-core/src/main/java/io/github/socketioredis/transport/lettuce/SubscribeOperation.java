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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.github.socketioredis.transport.Topic;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * One command that subscribes to or unsubscribes from topics of one kind, until Redis has
 * acknowledged each of them.
 */
final class SubscribeOperation {

	/**
	 * How many topics go into one command.
	 */
	static final int MAX_TOPICS = 512;

	private final Topic.Kind kind;

	private final boolean subscribe;

	private final Map<String, Placement> remaining = new LinkedHashMap<>();

	private int limit;

	/**
	 * Creates an operation without topics.
	 * @param kind the kind of its topics
	 * @param subscribe whether to subscribe
	 * @param limit how many topics it may have
	 */
	SubscribeOperation(Topic.Kind kind, boolean subscribe, int limit) {
		this.kind = kind;
		this.subscribe = subscribe;
		this.limit = limit;
	}

	boolean subscribes() {
		return this.subscribe;
	}

	/**
	 * Adds a topic if it fits.
	 * @param placement the topic at the node
	 * @return whether it was added
	 */
	boolean offer(Placement placement) {
		int newLimit = Math.min(this.limit, placement.chunkLimit());
		if (placement.topic().kind() != this.kind || placement.isWanted() != this.subscribe
				|| this.remaining.size() >= newLimit) {
			return false;
		}
		this.limit = newLimit;
		this.remaining.put(placement.topic().name(), placement);
		return true;
	}

	boolean isFull() {
		return this.remaining.size() >= this.limit;
	}

	int size() {
		return this.remaining.size();
	}

	Topic.Kind kind() {
		return this.kind;
	}

	Collection<Placement> remaining() {
		return this.remaining.values();
	}

	boolean isDone() {
		return this.remaining.isEmpty();
	}

	/**
	 * Takes note of an acknowledgement.
	 * @param kind the kind of the topic
	 * @param name its name
	 * @param subscribed whether it is subscribed now
	 * @return the topic if this operation has been waiting for it
	 */
	@Nullable Placement acknowledge(Topic.Kind kind, String name, boolean subscribed) {
		return (kind == this.kind && subscribed == this.subscribe) ? this.remaining.remove(name) : null;
	}

	CompletionStage<Void> send(RedisPubSubAsyncCommands<String, byte[]> commands, String[] names) {
		return switch (this.kind) {
			case CHANNEL -> this.subscribe ? commands.subscribe(names) : commands.unsubscribe(names);
			case PATTERN -> this.subscribe ? commands.psubscribe(names) : commands.punsubscribe(names);
			case SHARDED_CHANNEL -> this.subscribe ? commands.ssubscribe(names) : commands.sunsubscribe(names);
		};
	}

	/**
	 * Returns what has not been acknowledged, for error messages.
	 * @return such as "channel 'a'" or "3 patterns"
	 */
	String description() {
		String noun = this.kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		return (this.remaining.size() == 1) ? noun + " '" + this.remaining.keySet().iterator().next() + "'"
				: this.remaining.size() + " " + noun + "s";
	}

	String[] names() {
		return new ArrayList<>(this.remaining.keySet()).toArray(String[]::new);
	}

}
