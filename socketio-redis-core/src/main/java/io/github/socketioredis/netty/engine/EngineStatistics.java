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

package io.github.socketioredis.netty.engine;

/**
 * Numbers about the clients of a server, since it was made.
 *
 * @param pollingClients open sessions over HTTP long polling, now
 * @param webSocketClients open sessions over WebSocket, now
 * @param receivedPackets Socket.IO packets that came from clients
 * @param sentPackets packets handed to connections, those of Engine.IO included
 * @param receivedEvents events of clients that were handed to listeners
 * @param sentEvents events sent to sockets, those that wait for a slow client included
 * @param refusedRequests HTTP requests that were refused
 * @param protocolErrors sessions closed because their client did not keep the protocol
 * @param droppedPackets packets of clients that no listener could get: for namespaces
 * that the client had left, or with arguments of other types
 * @param slowClients sessions closed because too much waited for their client
 * @param pingTimeouts sessions closed because their client did not answer
 * @since 0.1.0
 */
public record EngineStatistics(long pollingClients, long webSocketClients, long receivedPackets, long sentPackets,
		long receivedEvents, long sentEvents, long refusedRequests, long protocolErrors, long droppedPackets,
		long slowClients, long pingTimeouts) {
}
