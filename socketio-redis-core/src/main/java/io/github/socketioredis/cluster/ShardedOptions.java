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

import io.github.socketioredis.SubscriptionMode;

/**
 * Options of the sharded adapter. Immutable.
 *
 * @param channelPrefix the prefix of the channels; has to equal that of the other
 * servers. Default {@code socket.io}
 * @param subscriptionMode which channels the servers subscribe to; has to equal that of
 * the other servers. Default {@link SubscriptionMode#DYNAMIC}
 * @param requestsTimeout how long answers of other servers are waited for, unless a call
 * says otherwise. Default 5 seconds
 * @since 0.1.0
 */
public record ShardedOptions(String channelPrefix, SubscriptionMode subscriptionMode, Duration requestsTimeout) {

	public ShardedOptions {
		if (channelPrefix.isEmpty()) {
			throw new IllegalArgumentException("'channelPrefix' must not be empty");
		}
		if (requestsTimeout.toMillis() < 1) {
			throw new IllegalArgumentException(
					"'requestsTimeout' must be at least a millisecond, but is " + requestsTimeout);
		}
	}

	/**
	 * Returns the default options.
	 * @return the default options
	 */
	public static ShardedOptions defaults() {
		return new ShardedOptions("socket.io", SubscriptionMode.DYNAMIC, Duration.ofSeconds(5));
	}

	/**
	 * Returns these options with another prefix.
	 * @param channelPrefix the prefix of the channels
	 * @return new options
	 */
	public ShardedOptions withChannelPrefix(String channelPrefix) {
		return new ShardedOptions(channelPrefix, this.subscriptionMode, this.requestsTimeout);
	}

	/**
	 * Returns these options with another mode.
	 * @param subscriptionMode which channels the servers subscribe to
	 * @return new options
	 */
	public ShardedOptions withSubscriptionMode(SubscriptionMode subscriptionMode) {
		return new ShardedOptions(this.channelPrefix, subscriptionMode, this.requestsTimeout);
	}

	/**
	 * Returns these options with another timeout.
	 * @param requestsTimeout how long answers of other servers are waited for
	 * @return new options
	 */
	public ShardedOptions withRequestsTimeout(Duration requestsTimeout) {
		return new ShardedOptions(this.channelPrefix, this.subscriptionMode, requestsTimeout);
	}

}
