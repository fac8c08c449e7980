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

/**
 * Options of the classic adapter. Immutable.
 *
 * @param key the prefix of the channels; has to equal that of the other servers. Default
 * {@code socket.io}
 * @param requestsTimeout how long answers of other servers are waited for, unless a call
 * says otherwise. Default 5 seconds
 * @param publishOnSpecificResponseChannel whether answers go to the asking server alone
 * instead of to all. Default {@code false}; all servers have to be of a version that
 * listens there, as Node's are from 7.0 on
 * @since 0.1.0
 */
public record ClassicOptions(String key, Duration requestsTimeout, boolean publishOnSpecificResponseChannel) {

	public ClassicOptions {
		if (key.isEmpty()) {
			throw new IllegalArgumentException("'key' must not be empty");
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
	public static ClassicOptions defaults() {
		return new ClassicOptions("socket.io", Duration.ofSeconds(5), false);
	}

	/**
	 * Returns these options with another key.
	 * @param key the prefix of the channels
	 * @return new options
	 */
	public ClassicOptions withKey(String key) {
		return new ClassicOptions(key, this.requestsTimeout, this.publishOnSpecificResponseChannel);
	}

	/**
	 * Returns these options with another timeout.
	 * @param requestsTimeout how long answers of other servers are waited for
	 * @return new options
	 */
	public ClassicOptions withRequestsTimeout(Duration requestsTimeout) {
		return new ClassicOptions(this.key, requestsTimeout, this.publishOnSpecificResponseChannel);
	}

	/**
	 * Returns these options with answers to the asking server alone, or to all.
	 * @param publishOnSpecificResponseChannel whether to the asking server alone
	 * @return new options
	 */
	public ClassicOptions withPublishOnSpecificResponseChannel(boolean publishOnSpecificResponseChannel) {
		return new ClassicOptions(this.key, this.requestsTimeout, publishOnSpecificResponseChannel);
	}

}
