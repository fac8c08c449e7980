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

package io.github.socketioredis.protocol;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A socket as servers describe it to each other.
 *
 * @param id the id of the socket
 * @param handshake the handshake as Node has it: {@code headers}, {@code time},
 * {@code address}, {@code xdomain}, {@code secure}, {@code issued}, {@code url},
 * {@code query}, {@code auth}
 * @param rooms the rooms that it is in, its private one included
 * @param data what the application has attached to it; {@code null} if nothing
 * @since 0.1.0
 */
public record SocketDetails(String id, JsonNode handshake, List<String> rooms, @Nullable JsonNode data) {

}
