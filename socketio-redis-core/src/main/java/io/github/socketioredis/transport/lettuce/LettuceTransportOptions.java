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

import java.time.Duration;

import io.github.socketioredis.transport.TransportTimer;

/**
 * Bounds of the transport. Immutable.
 *
 * @param publishMaxAge how long a message may wait for the connection before its future
 * fails. Default 2 seconds
 * @param publishMaxBytes how many bytes of messages may wait for the connection or for an
 * answer; what does not fit fails at once. Default 64 MiB
 * @param deliveryMaxBytes how many bytes of received messages may wait for each listener;
 * what does not fit is dropped and counted. Default 64 MiB
 * @param timer is told how long publishing and delivering take. Default
 * {@link TransportTimer#NONE}
 * @since 0.1.0
 */
public record LettuceTransportOptions(Duration publishMaxAge, long publishMaxBytes, long deliveryMaxBytes,
		TransportTimer timer) {

	private static final long DEFAULT_MAX_BYTES = 64L * 1024 * 1024;

	public LettuceTransportOptions {
		if (publishMaxAge.isNegative() || publishMaxAge.isZero()) {
			throw new IllegalArgumentException("'publishMaxAge' must be positive, but is " + publishMaxAge);
		}
		if (publishMaxBytes <= 0) {
			throw new IllegalArgumentException("'publishMaxBytes' must be positive, but is " + publishMaxBytes);
		}
		if (deliveryMaxBytes <= 0) {
			throw new IllegalArgumentException("'deliveryMaxBytes' must be positive, but is " + deliveryMaxBytes);
		}
	}

	/**
	 * Creates options without a timer.
	 * @param publishMaxAge how long a message may wait for the connection
	 * @param publishMaxBytes how many bytes of messages may wait to be published
	 * @param deliveryMaxBytes how many bytes of received messages may wait for a listener
	 */
	public LettuceTransportOptions(Duration publishMaxAge, long publishMaxBytes, long deliveryMaxBytes) {
		this(publishMaxAge, publishMaxBytes, deliveryMaxBytes, TransportTimer.NONE);
	}

	/**
	 * Returns the default options.
	 * @return the default options
	 */
	public static LettuceTransportOptions defaults() {
		return new LettuceTransportOptions(Duration.ofSeconds(2), DEFAULT_MAX_BYTES, DEFAULT_MAX_BYTES);
	}

	/**
	 * Returns these options with another maximal age of waiting messages.
	 * @param publishMaxAge how long a message may wait for the connection
	 * @return new options
	 */
	public LettuceTransportOptions withPublishMaxAge(Duration publishMaxAge) {
		return new LettuceTransportOptions(publishMaxAge, this.publishMaxBytes, this.deliveryMaxBytes, this.timer);
	}

	/**
	 * Returns these options with another timer.
	 * @param timer is told how long publishing and delivering take
	 * @return new options
	 */
	public LettuceTransportOptions withTimer(TransportTimer timer) {
		return new LettuceTransportOptions(this.publishMaxAge, this.publishMaxBytes, this.deliveryMaxBytes, timer);
	}

}
