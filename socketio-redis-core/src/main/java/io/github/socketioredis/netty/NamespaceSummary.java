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

package io.github.socketioredis.netty;

import java.util.List;

import io.github.socketioredis.cluster.PeerServer;

/**
 * A namespace of a server at a moment. The private rooms of sockets are not counted among
 * the rooms, nor rooms that are named after the session of one.
 *
 * @param name the name of the namespace, with its slash
 * @param sockets the number of sockets of this server
 * @param rooms the number of rooms with a socket of this server
 * @param largestRooms some of these rooms, those with most sockets first
 * @param servers other servers that have sent something in the last ten minutes, those
 * heard last first
 * @param pendingRequests the number of questions to other servers that wait for answers
 * @since 0.1.0
 */
public record NamespaceSummary(String name, int sockets, int rooms, List<RoomSummary> largestRooms,
		List<PeerServer> servers, int pendingRequests) {
}
