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

/**
 * Which sockets join rooms, get what is sent there, and are gone from there after
 * {@code socketsLeave}. Immutable.
 *
 * @param name the row's title
 * @param target the sockets that are meant
 * @param remote the roles that join at the remote site
 * @param local the roles that join at the sender's own site
 */
record JoinFeature(String name, Function<Exchange, Target> target, Set<Role> remote,
		Set<Role> local) implements Feature {

	static JoinFeature of(String name, Function<Exchange, Target> target, Role... roles) {
		return new JoinFeature(name, target, Set.of(roles), Set.of(roles));
	}

	JoinFeature locally(Role... roles) {
		return new JoinFeature(this.name, this.target, this.remote, Set.of(roles));
	}

	@Override
	public boolean appliesTo(Direction direction, Mode mode) {
		return true;
	}

	@Override
	public void run(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		Target target = this.target.apply(exchange);
		String first = exchange.unique("first");
		String second = exchange.unique("second");
		exchange.send(target.socketsJoin(first, second));
		exchange.awaitRequests(target.namespace());
		verifyMembers(exchange, target.namespace(), first, this.remote, this.local);
		verifyMembers(exchange, target.namespace(), second, this.remote, this.local);
		verifyDelivery(exchange, target.namespace(), second, this.remote, this.local);
		exchange.send(Target.of(target.namespace()).to(first).socketsLeave(first, second));
		exchange.awaitRequests(target.namespace());
		verifyMembers(exchange, target.namespace(), first, Set.of(), Set.of());
		verifyDelivery(exchange, target.namespace(), second, Set.of(), Set.of());
	}

	private static void verifyMembers(Exchange exchange, String namespace, String room, Set<Role> remote,
			Set<Role> local) {
		exchange.verifyMembers(exchange.remote(), namespace, room, remote);
		if (exchange.local() != null) {
			exchange.verifyMembers(exchange.local(), namespace, room, local);
		}
	}

	private static void verifyDelivery(Exchange exchange, String namespace, String room, Set<Role> remote,
			Set<Role> local) throws Exception {
		String event = "to-" + remote.size() + "-in-" + room;
		exchange.send(Target.of(namespace).to(room).emit(event, room));
		List<Received> once = List.of(Received.of(event, List.of(room)));
		Map<String, List<Received>> expected = new HashMap<>();
		remote.forEach((role) -> expected.put(exchange.remote().client(role), once));
		if (exchange.local() != null) {
			local.forEach((role) -> expected.put(exchange.local().client(role), once));
		}
		exchange.verify(List.of(event), expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
