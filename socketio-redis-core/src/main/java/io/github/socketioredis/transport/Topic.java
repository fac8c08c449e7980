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

package io.github.socketioredis.transport;

/**
 * What can be subscribed to or published to.
 *
 * @param kind the kind
 * @param name the name of the channel, or the pattern
 * @since 0.1.0
 */
public record Topic(Kind kind, String name) {

	/**
	 * The kinds of topics.
	 */
	public enum Kind {

		/**
		 * A channel: SUBSCRIBE and PUBLISH.
		 */
		CHANNEL,

		/**
		 * A pattern of channels: PSUBSCRIBE. Can't be published to.
		 */
		PATTERN,

		/**
		 * A sharded channel: SSUBSCRIBE and SPUBLISH, bound to the node that owns its
		 * slot.
		 */
		SHARDED_CHANNEL

	}

	/**
	 * Returns the topic of a channel.
	 * @param name the name of the channel
	 * @return a topic
	 */
	public static Topic channel(String name) {
		return new Topic(Kind.CHANNEL, name);
	}

	/**
	 * Returns the topic of a pattern.
	 * @param pattern the pattern
	 * @return a topic
	 */
	public static Topic pattern(String pattern) {
		return new Topic(Kind.PATTERN, pattern);
	}

	/**
	 * Returns the topic of a sharded channel.
	 * @param name the name of the channel
	 * @return a topic
	 */
	public static Topic shardedChannel(String name) {
		return new Topic(Kind.SHARDED_CHANNEL, name);
	}

}
