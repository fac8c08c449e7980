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

package io.github.socketioredis.cluster;

import java.util.function.Consumer;

import io.github.socketioredis.protocol.EventData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gets the events that other servers and emitters send to the servers of a namespace.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServerSideReceiver {

	/**
	 * Takes an event in; does not block.
	 * @param data the event
	 * @param ack called at most once with the acknowledgement; {@code null} if none is
	 * wanted
	 */
	void receive(EventData data, @Nullable Consumer<JsonNode> ack);

}
