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

import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an Engine.IO server is made of.
 *
 * @param mapper reads and writes JSON
 * @param codec writes events
 * @param arguments makes what listeners ask for
 * @param ids makes the ids of sockets
 * @param listener is told of sockets that have been admitted
 * @param handlers stands around the listeners of clients' events
 * @param counters counts
 * @param maxBufferedBytes how many bytes may wait for a client before its session is
 * closed
 * @since 0.1.0
 */
public record EngineOptions(JsonMapper mapper, EventDataCodec codec, ListenerArguments arguments, SocketIdMode ids,
		SocketListener listener, HandlerInterceptor handlers, EngineCounters counters, long maxBufferedBytes) {
}
