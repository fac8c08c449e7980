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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.socketioredis.MessageParser.BuiltIn;

import static io.github.socketioredis.SubscriptionMode.DYNAMIC;
import static io.github.socketioredis.SubscriptionMode.DYNAMIC_PRIVATE;
import static io.github.socketioredis.SubscriptionMode.STATIC;

/**
 * All modes of the matrices: here is decided what is tried on what.
 */
final class Modes {

	private static final Duration SHORT = Duration.ofSeconds(1);

	/**
	 * The essential features, wherever a topology or an npm client brings something of
	 * its own to a protocol.
	 */
	private static final List<Mode> ESSENTIALS = List.of(Mode.sharded(DYNAMIC).with(Library.IOREDIS).withKey("my#app"),
			Mode.sharded(DYNAMIC).with(Library.REDIS).withSessionIds(),
			Mode.classic(BuiltIn.MESSAGEPACK).on(Topology.CLUSTER).with(Library.REDIS),
			Mode.classic(BuiltIn.JSON).withSpecificResponses().on(Topology.CLUSTER).with(Library.IOREDIS),
			Mode.sharded(STATIC).on(Topology.CLUSTER).with(Library.IOREDIS),
			Mode.sharded(DYNAMIC).on(Topology.CLUSTER).with(Library.REDIS),
			Mode.sharded(DYNAMIC).on(Topology.CLUSTER).with(Library.IOREDIS).withKey("{one}slot"),
			Mode.sharded(DYNAMIC_PRIVATE).on(Topology.CLUSTER).with(Library.REDIS),
			Mode.sharded(DYNAMIC_PRIVATE).on(Topology.CLUSTER).with(Library.IOREDIS).withKey("my#app"),
			Mode.classic(BuiltIn.MESSAGEPACK).on(Topology.SENTINEL).with(Library.IOREDIS),
			Mode.classic(BuiltIn.MESSAGEPACK).on(Topology.SENTINEL).with(Library.REDIS).withSpecificResponses(),
			Mode.sharded(STATIC).on(Topology.SENTINEL).with(Library.REDIS),
			Mode.sharded(DYNAMIC).on(Topology.SENTINEL).with(Library.IOREDIS),
			Mode.sharded(DYNAMIC_PRIVATE).on(Topology.SENTINEL).with(Library.REDIS).withKey("my#app"));

	private Modes() {
	}

	/**
	 * Returns the modes of the matrix of who gets what.
	 */
	static List<Mode> ofDeliveries() {
		return plusEssentials(Mode.classic(BuiltIn.MESSAGEPACK).with(Library.REDIS),
				Mode.classic(BuiltIn.MESSAGEPACK).with(Library.IOREDIS).withKey("my#app"),
				Mode.classic(BuiltIn.JSON).with(Library.IOREDIS),
				Mode.classic(BuiltIn.JSON).with(Library.REDIS).withKey("chat:live"),
				Mode.sharded(STATIC).with(Library.IOREDIS).withKey("my#app"), Mode.sharded(DYNAMIC).with(Library.REDIS),
				Mode.sharded(DYNAMIC_PRIVATE).with(Library.REDIS).withKey("chat:live"));
	}

	/**
	 * Returns the modes of the matrix of questions to the cluster.
	 */
	static List<Mode> ofQuestions() {
		return plusEssentials(Mode.classic(BuiltIn.MESSAGEPACK).with(Library.REDIS),
				Mode.classic(BuiltIn.MESSAGEPACK).with(Library.IOREDIS).withKey("my#app").withSpecificResponses(),
				Mode.classic(BuiltIn.JSON).with(Library.IOREDIS),
				Mode.classic(BuiltIn.JSON).with(Library.REDIS).withKey("chat:live").withSpecificResponses(),
				Mode.classic(BuiltIn.MESSAGEPACK).with(Library.IOREDIS).withRequestsTimeout(SHORT),
				Mode.classic(BuiltIn.JSON)
					.with(Library.REDIS)
					.withKey("my#app")
					.withSpecificResponses()
					.withRequestsTimeout(SHORT),
				Mode.sharded(STATIC).with(Library.IOREDIS).withKey("my#app"), Mode.sharded(DYNAMIC).with(Library.REDIS),
				Mode.sharded(DYNAMIC_PRIVATE).with(Library.REDIS).withKey("chat:live"),
				Mode.sharded(DYNAMIC).with(Library.REDIS).withRequestsTimeout(SHORT));
	}

	private static List<Mode> plusEssentials(Mode... modes) {
		List<Mode> all = new ArrayList<>(List.of(modes));
		ESSENTIALS.stream().map(Mode::essentials).forEach(all::add);
		return all;
	}

}
