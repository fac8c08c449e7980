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

package io.github.socketioredis.emitter;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.SocketSelector;

/**
 * Publishes what an emitter says to one namespace, in the protocol of the cluster. Every
 * method returns the number of Redis subscribers reached.
 */
interface NamespacePublisher {

	CompletableFuture<Long> broadcast(EventData data, SocketSelector target, BroadcastFlags flags);

	CompletableFuture<Long> join(SocketSelector target, Set<String> rooms);

	CompletableFuture<Long> leave(SocketSelector target, Set<String> rooms);

	CompletableFuture<Long> disconnect(SocketSelector target, boolean close);

	CompletableFuture<Long> serverSideEmit(EventData data);

}
