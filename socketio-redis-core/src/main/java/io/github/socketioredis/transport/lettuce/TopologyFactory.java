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

import java.util.concurrent.ScheduledExecutorService;

/**
 * Makes the topology of a transport.
 */
@FunctionalInterface
interface TopologyFactory {

	/**
	 * Creates a topology, which does nothing before it is opened.
	 * @param executor the transport's thread
	 * @param timings delays and time limits
	 * @param listener hears of changes
	 * @return a topology
	 */
	Topology create(ScheduledExecutorService executor, TransportTimings timings, Topology.Listener listener);

}
