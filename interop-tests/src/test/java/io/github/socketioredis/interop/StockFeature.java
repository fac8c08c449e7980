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

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call of netty-socketio's own API, as code has it that knows nothing of the cluster.
 *
 * @param name the row's title
 * @param call makes the call
 * @param args the arguments that arrive
 * @param remote how often each role is reached at the remote site
 * @param local how often each role is reached at the sender's own site
 */
record StockFeature(String name, StockCall call, List<Object> args, Map<Role, Integer> remote,
		Map<Role, Integer> local) implements Feature {

	static StockFeature of(String name, StockCall call, List<Object> args, Set<Role> reached) {
		Map<Role, Integer> once = new HashMap<>();
		reached.forEach((role) -> once.put(role, 1));
		return new StockFeature(name, call, args, once, once);
	}

	StockFeature locallyWithout(Role role) {
		Map<Role, Integer> others = new HashMap<>(this.local);
		others.remove(role);
		return new StockFeature(this.name, this.call, this.args, this.remote, others);
	}

	StockFeature times(Role role, int times) {
		Map<Role, Integer> changed = new HashMap<>(this.remote);
		changed.put(role, times);
		return new StockFeature(this.name, this.call, this.args, changed, changed);
	}

	@Override
	public boolean appliesTo(Direction direction, Mode mode) {
		return direction.sender() == Direction.Kind.JAVA;
	}

	@Override
	public void run(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String event = exchange.unique("event");
		this.call.make((JavaServer) exchange.local().server(), exchange.local(), event, Values.java(this.args));
		Map<String, List<Received>> expected = new HashMap<>();
		Received remotely = Received.of(event,
				exchange.mode().stringifiesBinary() ? Values.stringified(this.args) : this.args);
		this.remote.forEach(
				(role, times) -> expected.put(exchange.remote().client(role), Collections.nCopies(times, remotely)));
		Received locally = Received.of(event, this.args);
		this.local
			.forEach((role, times) -> expected.put(exchange.local().client(role), Collections.nCopies(times, locally)));
		exchange.verify(List.of(event), expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A call of netty-socketio's API.
	 */
	interface StockCall {

		void make(JavaServer server, Site site, String event, Object[] args);

	}

}
