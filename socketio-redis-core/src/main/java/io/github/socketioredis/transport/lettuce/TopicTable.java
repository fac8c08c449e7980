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

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The topics by kind and name. Read without a lock for each message.
 */
final class TopicTable {

	private final Map<Topic.Kind, Map<String, TopicEntry>> entries = new EnumMap<>(Topic.Kind.class);

	TopicTable() {
		for (Topic.Kind kind : Topic.Kind.values()) {
			this.entries.put(kind, new ConcurrentHashMap<>());
		}
	}

	@Nullable TopicEntry find(Topic.Kind kind, String name) {
		return of(kind).get(name);
	}

	TopicEntry findOrAdd(Topic topic, Function<Topic, TopicEntry> newEntry) {
		return of(topic.kind()).computeIfAbsent(topic.name(), (name) -> newEntry.apply(topic));
	}

	void remove(TopicEntry entry) {
		of(entry.topic().kind()).remove(entry.topic().name(), entry);
	}

	boolean isEmpty() {
		return this.entries.values().stream().allMatch(Map::isEmpty);
	}

	Collection<TopicEntry> all() {
		return this.entries.values().stream().map(Map::values).flatMap(Collection::stream).toList();
	}

	private Map<String, TopicEntry> of(Topic.Kind kind) {
		Map<String, TopicEntry> result = this.entries.get(kind);
		return (result != null) ? result : Map.of();
	}

	/**
	 * Delivers a message to the subscriptions of a topic, if it comes from the node where
	 * the topic is: one that has lost it may pass on what the new one sends, too.
	 * @param source where the message comes from
	 * @param kind the kind of the topic
	 * @param name its name
	 * @param channel the channel of the message
	 * @param message the message
	 */
	void deliver(SubscriberNode source, Topic.Kind kind, String name, String channel, byte[] message) {
		TopicEntry entry = find(kind, name);
		Placement placement = (entry != null) ? entry.placement() : null;
		if (entry == null || placement == null || placement.node() != source) {
			return;
		}
		List<LettuceSubscription> subscriptions = entry.subscriptions();
		for (int i = 0; i < subscriptions.size(); i++) {
			subscriptions.get(i).offer(channel, (i == 0) ? message : message.clone());
		}
	}

}
