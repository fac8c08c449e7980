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

package io.github.socketioredis.interop;

import java.util.HashMap;
import java.util.Map;

import io.github.socketioredis.SubscriptionMode;

/**
 * How Node servers and emitters are told a mode.
 */
final class NodePeers {

	private NodePeers() {
	}

	/**
	 * Returns the arguments of {@code start}. What has the default value is left out, so
	 * that the packages' own defaults are what is tested.
	 */
	static Map<String, Object> startArguments(Mode mode, RunningRedis redis) {
		Map<String, Object> arguments = new HashMap<>();
		arguments.put("redis", redis.toMap(mode.library()));
		arguments.put("sharded", mode.isSharded());
		if (!mode.key().equals(Mode.DEFAULT_KEY)) {
			arguments.put("key", mode.key());
		}
		if (mode.requestsTimeout() != null) {
			arguments.put("requestsTimeout", mode.requestsTimeout().toMillis());
		}
		if (mode.protocol() instanceof Protocol.Classic classic) {
			putClassic(arguments, classic);
		}
		else if (mode.protocol() instanceof Protocol.Sharded sharded
				&& sharded.subscriptionMode() != SubscriptionMode.DYNAMIC) {
			arguments.put("subscriptionMode", sharded.mode());
		}
		return arguments;
	}

	private static void putClassic(Map<String, Object> arguments, Protocol.Classic classic) {
		if (classic.json()) {
			arguments.put("parser", "json");
		}
		if (classic.specificResponses()) {
			arguments.put("publishOnSpecificResponseChannel", true);
		}
	}

}
