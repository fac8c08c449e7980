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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who gets an event. The same roles are meant to be reached at the sender's site and at
 * the remote one, unless said otherwise. Immutable.
 */
record BroadcastFeature(String name, Function<Exchange, Target> target, Set<Role> remote, Set<Role> local,
		Predicate<Direction> directions) implements Feature {

	private static final Object[] ARGS = { "text", 1, Values.map("nested", Values.list(true, null)) };

	static BroadcastFeature of(String name, Function<Exchange, Target> target, Role... reached) {
		Set<Role> roles = Set.of(reached);
		return new BroadcastFeature(name, target, roles, roles, (direction) -> true);
	}

	/**
	 * Has other roles reached at the sender's own site.
	 */
	BroadcastFeature locally(Role... reached) {
		return new BroadcastFeature(this.name, this.target, this.remote, Set.of(reached), this.directions);
	}

	BroadcastFeature only(Predicate<Direction> directions) {
		return new BroadcastFeature(this.name, this.target, this.remote, this.local, directions);
	}

	@Override
	public boolean appliesTo(Direction direction, Mode mode) {
		return this.directions.test(direction);
	}

	@Override
	public void run(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String event = exchange.unique("event");
		exchange.send(this.target.apply(exchange).emit(event, ARGS));
		Received received = Received.of(event, Values.list(ARGS));
		Map<String, List<Received>> expected = new HashMap<>();
		this.remote.forEach((role) -> expected.put(exchange.remote().client(role), List.of(received)));
		if (exchange.local() != null) {
			this.local.forEach((role) -> expected.put(exchange.local().client(role), List.of(received)));
		}
		exchange.verify(List.of(event), expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
