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

package io.github.socketioredis.interop.faults;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.socketioredis.test.RedisNode;
import org.awaitility.Awaitility;

/**
 * What the servers of a cluster should be subscribed to, held against what Redis says.
 */
interface Channels {

	/**
	 * How long subscribing may take when nothing is wrong.
	 */
	Duration TIMEOUT = Duration.ofSeconds(30);

	/**
	 * Returns how many subscriptions there should be, those of all servers counted.
	 */
	int desired();

	/**
	 * Returns the channels with too few subscribers.
	 * @param nodes the nodes to ask, each with the slots for which its word counts
	 * @return channels, as often as subscribers are missing
	 */
	List<String> missing(Map<RedisNode, BitSet> nodes);

	/**
	 * Returns what is subscribed to and should not be, and what has too few or too many
	 * subscribers.
	 * @param nodes the nodes to ask
	 * @return differences in words
	 */
	List<String> differences(List<RedisNode> nodes);

	/**
	 * Waits until all servers have subscribed to what they should.
	 * @param learn learns the channels, or fails as long as it can't
	 */
	static Channels await(Deployment deployment, Callable<Channels> learn) {
		Channels channels = Awaitility.await("own channels of all servers")
			.atMost(TIMEOUT)
			.ignoreExceptions()
			.until(learn, (learnt) -> true);
		Awaitility.await("subscriptions of all servers")
			.atMost(TIMEOUT)
			.until(() -> channels.missing(deployment.effectiveNodes()).isEmpty());
		return channels;
	}

}
