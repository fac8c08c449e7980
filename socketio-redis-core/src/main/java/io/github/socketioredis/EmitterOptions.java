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

import java.time.Duration;

import tools.jackson.databind.json.JsonMapper;

/**
 * Options of an {@link Emitter}. Immutable.
 *
 * @param key the prefix of the channels; has to equal that of the servers' adapters:
 * {@code key} of the classic one, {@code channelPrefix} of the sharded one. Default
 * {@code socket.io}
 * @param parser how messages of the classic protocol are encoded; has to equal that of
 * the servers' adapters. Default MessagePack
 * @param jsonMapper writes the arguments of events
 * @param publishMaxAge how long a message may wait for the connection to Redis before its
 * future fails. Default 2 seconds
 * @param protocol which adapter the servers have. Default {@link Protocol#CLASSIC}
 * @param subscriptionMode the mode of servers with the sharded adapter; has to equal
 * theirs. Default {@link SubscriptionMode#DYNAMIC}
 * @since 0.1.0
 */
public record EmitterOptions(String key, MessageParser parser, JsonMapper jsonMapper, Duration publishMaxAge,
		Protocol protocol, SubscriptionMode subscriptionMode) {

	public EmitterOptions {
		if (key.isEmpty()) {
			throw new IllegalArgumentException("'key' must not be empty");
		}
		if (publishMaxAge.isNegative() || publishMaxAge.isZero()) {
			throw new IllegalArgumentException("'publishMaxAge' must be positive, but is " + publishMaxAge);
		}
	}

	/**
	 * The protocols, by the adapter that speaks them.
	 */
	public enum Protocol {

		/**
		 * That of {@code createAdapter()}, over classic Pub/Sub.
		 */
		CLASSIC,

		/**
		 * That of {@code createShardedAdapter()}, over sharded Pub/Sub; needs Redis 7.
		 */
		SHARDED

	}

	/**
	 * Returns the default options.
	 * @return the default options
	 */
	public static EmitterOptions defaults() {
		return new EmitterOptions("socket.io", MessageParser.BuiltIn.MESSAGEPACK, JsonMapper.shared(),
				Duration.ofSeconds(2), Protocol.CLASSIC, SubscriptionMode.DYNAMIC);
	}

	/**
	 * Returns these options with another key.
	 * @param key the prefix of the channels
	 * @return new options
	 */
	public EmitterOptions withKey(String key) {
		return new EmitterOptions(key, this.parser, this.jsonMapper, this.publishMaxAge, this.protocol,
				this.subscriptionMode);
	}

	/**
	 * Returns these options with another parser.
	 * @param parser how messages of the classic protocol are encoded
	 * @return new options
	 */
	public EmitterOptions withParser(MessageParser parser) {
		return new EmitterOptions(this.key, parser, this.jsonMapper, this.publishMaxAge, this.protocol,
				this.subscriptionMode);
	}

	/**
	 * Returns these options with another JSON mapper.
	 * @param jsonMapper writes the arguments of events
	 * @return new options
	 */
	public EmitterOptions withJsonMapper(JsonMapper jsonMapper) {
		return new EmitterOptions(this.key, this.parser, jsonMapper, this.publishMaxAge, this.protocol,
				this.subscriptionMode);
	}

	/**
	 * Returns these options with another maximal age of waiting messages.
	 * @param publishMaxAge how long a message may wait for the connection
	 * @return new options
	 */
	public EmitterOptions withPublishMaxAge(Duration publishMaxAge) {
		return new EmitterOptions(this.key, this.parser, this.jsonMapper, publishMaxAge, this.protocol,
				this.subscriptionMode);
	}

	/**
	 * Returns these options with another protocol.
	 * @param protocol which adapter the servers have
	 * @return new options
	 */
	public EmitterOptions withProtocol(Protocol protocol) {
		return new EmitterOptions(this.key, this.parser, this.jsonMapper, this.publishMaxAge, protocol,
				this.subscriptionMode);
	}

	/**
	 * Returns these options with another subscription mode.
	 * @param subscriptionMode the mode of servers with the sharded adapter
	 * @return new options
	 */
	public EmitterOptions withSubscriptionMode(SubscriptionMode subscriptionMode) {
		return new EmitterOptions(this.key, this.parser, this.jsonMapper, this.publishMaxAge, this.protocol,
				subscriptionMode);
	}

}
