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
 * A response of the classic protocol.
 *
 * @since 0.1.0
 */
public sealed interface ClassicResponse {

	/**
	 * Returns the id of the request that is answered.
	 * @return the id
	 */
	String requestId();

	/**
	 * Answers {@link ClassicRequest.Sockets}.
	 *
	 * @param requestId the id of the request
	 * @param sockets the ids of the sockets
	 */
	record Sockets(String requestId, List<String> sockets) implements ClassicResponse {
	}

	/**
	 * Answers {@link ClassicRequest.AllRooms}.
	 *
	 * @param requestId the id of the request
	 * @param rooms the rooms of one server
	 */
	record Rooms(String requestId, List<String> rooms) implements ClassicResponse {
	}

	/**
	 * Answers a legacy join, leave or disconnect.
	 *
	 * @param requestId the id of the request
	 */
	record Done(String requestId) implements ClassicResponse {
	}

	/**
	 * Answers {@link ClassicRequest.RemoteFetch}.
	 *
	 * @param requestId the id of the request
	 * @param sockets the sockets of one server
	 */
	record Details(String requestId, List<SocketDetails> sockets) implements ClassicResponse {
	}

	/**
	 * Type 6: answers {@link ClassicRequest.ServerSideEmit}.
	 *
	 * @param requestId the id of the request
	 * @param data the one argument of the acknowledgement; {@code null} if there was none
	 */
	record ServerSideAck(String requestId, @Nullable JsonNode data) implements ClassicResponse {
	}

	/**
	 * Type 8: how many clients one server has asked to acknowledge a broadcast.
	 *
	 * @param requestId the id of the request
	 * @param clientCount the number of clients
	 */
	record ClientCount(String requestId, int clientCount) implements ClassicResponse {
	}

	/**
	 * Type 9: the acknowledgement of one client. Encoded by the parser.
	 *
	 * @param requestId the id of the request
	 * @param packet the one argument of the acknowledgement; {@code null} if there was
	 * none
	 */
	record ClientAck(String requestId, @Nullable JsonNode packet) implements ClassicResponse {
	}

}
