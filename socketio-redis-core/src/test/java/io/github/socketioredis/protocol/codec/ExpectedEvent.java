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

package io.github.socketioredis.protocol.codec;

import java.util.List;

import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.EventPayload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an event should be, made without the code under test.
 *
 * @param event the name
 * @param arguments the arguments
 */
record ExpectedEvent(String event, List<JsonNode> arguments) implements EventData {

	static ExpectedEvent of(String event, List<? extends @Nullable Object> args) {
		return new ExpectedEvent(event, args.stream().map(Trees::of).toList());
	}

	static boolean same(EventData one, EventData other) {
		return one.event().equals(other.event()) && one.arguments().equals(other.arguments());
	}

	@Override
	public boolean hasBinary() {
		throw new UnsupportedOperationException();
	}

	@Override
	public byte[] messagePack() {
		throw new UnsupportedOperationException();
	}

	@Override
	public byte[] json() {
		throw new UnsupportedOperationException();
	}

	@Override
	public EventPayload payload() {
		throw new UnsupportedOperationException();
	}

}
