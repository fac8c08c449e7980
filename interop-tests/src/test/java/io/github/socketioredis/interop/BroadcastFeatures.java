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

import java.util.List;
import java.util.stream.Stream;

/**
 * The rows about who gets an event.
 */
final class BroadcastFeatures {

	private static final Role[] MAIN = Role.inMain().toArray(Role[]::new);

	private BroadcastFeatures() {
	}

	static List<Feature> all() {
		return Stream.of(chosen(), excepted(), flagged(), fromSocket()).<Feature>flatMap(List::stream).toList();
	}

	private static List<BroadcastFeature> chosen() {
		return List
			.of(BroadcastFeature.of("broadcast to all", (exchange) -> Target.all(), MAIN),
					BroadcastFeature.of("broadcast to a room", (exchange) -> Target.all().to("a"), Role.AB, Role.A),
					BroadcastFeature.of("broadcast to rooms", (exchange) -> Target.all().to("a", "b"), Role.AB, Role.A,
							Role.B),
					BroadcastFeature.of("broadcast to an empty room", (exchange) -> Target.all().to("nobody")),
					BroadcastFeature.of("broadcast to an empty and another room",
							(exchange) -> Target.all().to("nobody", "b"), Role.AB, Role.B),
					BroadcastFeature.of("broadcast in a namespace", (exchange) -> Target.of("/chat"), Role.CHAT_A,
							Role.CHAT_LONER),
					BroadcastFeature.of("broadcast to a room of a namespace", (exchange) -> Target.of("/chat").to("a"),
							Role.CHAT_A),
					BroadcastFeature.of("broadcast to one socket by id",
							(exchange) -> Target.all().to(exchange.remote().id(Role.LONER)), Role.LONER)
						.locally(),
					BroadcastFeature
						.of("broadcast to two sockets by id",
								(exchange) -> Target.all()
									.to(exchange.remote().id(Role.LONER), exchange.remote().id(Role.AB)),
								Role.LONER, Role.AB)
						.locally(),
					BroadcastFeature
						.of("broadcast to a socket of another namespace by id",
								(exchange) -> Target.of("/chat").to(exchange.remote().id(Role.CHAT_A)), Role.CHAT_A)
						.locally(),
					BroadcastFeature.of("broadcast to an id that is of another namespace",
							(exchange) -> Target.all().to(exchange.remote().id(Role.CHAT_A))));
	}

	private static List<BroadcastFeature> excepted() {
		return List.of(BroadcastFeature.of("except a room", (exchange) -> Target.all().except("a"), Role.B, Role.LONER),
				BroadcastFeature.of("except rooms", (exchange) -> Target.all().except("a", "b"), Role.LONER),
				BroadcastFeature.of("room except another", (exchange) -> Target.all().to("a").except("b"), Role.A),
				BroadcastFeature.of("rooms except one of them", (exchange) -> Target.all().to("a", "b").except("b"),
						Role.A),
				BroadcastFeature.of("room except itself", (exchange) -> Target.all().to("a").except("a")),
				BroadcastFeature.of("room except an empty room", (exchange) -> Target.all().to("a").except("nobody"),
						Role.AB, Role.A),
				BroadcastFeature
					.of("room except a socket by id",
							(exchange) -> Target.all().to("a").except(exchange.remote().id(Role.AB)), Role.A)
					.locally(Role.AB, Role.A),
				BroadcastFeature.of("except in a namespace", (exchange) -> Target.of("/chat").except("a"),
						Role.CHAT_LONER));
	}

	private static List<BroadcastFeature> flagged() {
		return List.of(
				BroadcastFeature.of("volatile", (exchange) -> Target.all().to("b").asVolatile(), Role.AB, Role.B),
				BroadcastFeature.of("compress(false)", (exchange) -> Target.all().to("a").uncompressed(), Role.AB,
						Role.A),
				BroadcastFeature.of("local to all", (exchange) -> Target.all().local())
					.locally(MAIN)
					.only(Direction::fromServer),
				BroadcastFeature.of("local to a room", (exchange) -> Target.all().to("a").local())
					.locally(Role.AB, Role.A)
					.only(Direction::fromServer));
	}

	private static List<BroadcastFeature> fromSocket() {
		return List.of(
				BroadcastFeature
					.of("socket.broadcast", (exchange) -> Target.all().from(exchange.local().id(Role.AB)), MAIN)
					.locally(Role.A, Role.B, Role.LONER)
					.only(Direction::fromServer),
				BroadcastFeature
					.of("socket.to(room)", (exchange) -> Target.all().to("a").from(exchange.local().id(Role.AB)),
							Role.AB, Role.A)
					.locally(Role.A)
					.only(Direction::fromServer));
	}

}
