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

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the connections and sessions of one start of a server share.
 *
 * @param configuration the configuration of the server
 * @param limits times and sizes
 * @param namespaces the namespaces of the server
 * @param mapper reads JSON
 * @param encoding encodes packets
 * @param arguments makes what listeners ask for
 * @param ids makes the ids of sockets
 * @param listener is told of sockets that have been admitted
 * @param counters counts
 * @param faults tells of clients that do not keep the protocol
 * @param sessions the open sessions by their ids
 * @param stopping whether no more sessions are opened
 */
record EngineContext(Configuration configuration, EngineLimits limits, NamespacesHub namespaces, JsonMapper mapper,
		PacketEncoding encoding, ListenerArguments arguments, SocketIdMode ids, SocketListener listener,
		EngineCounters counters, ClientFaults faults, ConcurrentMap<String, EngineSession> sessions,
		AtomicBoolean stopping) {

	EngineContext(Configuration configuration, EngineLimits limits, NamespacesHub namespaces, JsonMapper mapper,
			PacketEncoding encoding, ListenerArguments arguments, SocketIdMode ids, SocketListener listener,
			EngineCounters counters) {
		this(configuration, limits, namespaces, mapper, encoding, arguments, ids, listener, counters,
				new ClientFaults(counters), new ConcurrentHashMap<>(), new AtomicBoolean());
	}

	@Nullable EngineSession session(String id) {
		return this.sessions.get(id);
	}

}
