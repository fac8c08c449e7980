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
import java.util.function.BiPredicate;

/**
 * What arrives of arguments, at all clients of a namespace and by all transports.
 * Immutable.
 *
 * @param name the row's title
 * @param event the beginning of the event's name
 * @param sent the arguments
 * @param local what arrives at the sender's own clients
 * @param remote what arrives at other servers' clients
 * @param remoteJson what arrives there with the classic protocol's JSON parser
 * @param cells where there is such a row
 */
record ValueFeature(String name, String event, List<Object> sent, List<Object> local, List<Object> remote,
		List<Object> remoteJson, BiPredicate<Direction, Mode> cells) implements Feature {

	/**
	 * Arguments that arrive as they are sent.
	 */
	static ValueFeature same(String name, Object... args) {
		return changed(name, Values.list(args), Values.list(args));
	}

	static ValueFeature changed(String name, List<Object> sent, List<Object> arriving) {
		return new ValueFeature(name, "event", sent, arriving, arriving, arriving, (direction, mode) -> true);
	}

	ValueFeature event(String event) {
		return new ValueFeature(this.name, event, this.sent, this.local, this.remote, this.remoteJson, this.cells);
	}

	ValueFeature arrivingAsJson(List<Object> args) {
		return new ValueFeature(this.name, this.event, this.sent, this.local, this.remote, args, this.cells);
	}

	ValueFeature only(BiPredicate<Direction, Mode> cells) {
		return new ValueFeature(this.name, this.event, this.sent, this.local, this.remote, this.remoteJson, cells);
	}

	@Override
	public boolean appliesTo(Direction direction, Mode mode) {
		return this.cells.test(direction, mode);
	}

	@Override
	public void run(TestCluster cluster, Direction direction) throws Exception {
		Exchange exchange = cluster.exchange(direction);
		String name = exchange.unique(this.event);
		exchange.send(Target.all().emit(name, this.sent.toArray()));
		Received remote = Received.of(name, exchange.mode().stringifiesBinary() ? this.remoteJson : this.remote);
		Received local = Received.of(name, this.local);
		Map<String, List<Received>> expected = new HashMap<>();
		for (Role role : Role.inMain()) {
			expected.put(exchange.remote().client(role), List.of(remote));
			if (exchange.local() != null) {
				expected.put(exchange.local().client(role), List.of(local));
			}
		}
		exchange.verify(List.of(name), expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
