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

import java.util.concurrent.Executor;

import tools.jackson.databind.json.JsonMapper;

/**
 * What an adapter knows of its server.
 *
 * @param local the local sockets of the namespace
 * @param events gets the events that other servers send
 * @param callbacks completes the futures that callers got, so that what depends on them
 * runs on no thread of Redis' or the server's
 * @param mapper reads and writes the application's objects
 * @param counters counts
 * @since 0.1.0
 */
public record AdapterContext(LocalNamespace local, ServerSideReceiver events, Executor callbacks, JsonMapper mapper,
		ClusterCounters counters) {

	/**
	 * Creates a context with counters of its own.
	 * @param local the local sockets of the namespace
	 * @param events gets the events that other servers send
	 * @param callbacks completes the futures that callers got
	 * @param mapper reads and writes the application's objects
	 */
	public AdapterContext(LocalNamespace local, ServerSideReceiver events, Executor callbacks, JsonMapper mapper) {
		this(local, events, callbacks, mapper, new ClusterCounters());
	}

}
