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

/**
 * A broadcast of the classic protocol: {@code [uid, packet, opts]}.
 *
 * @param uid the uid of the sending adapter; {@link #EMITTER} for emitters
 * @param namespace the name of the namespace, with its slash
 * @param data the event
 * @param target the sockets that are meant
 * @param flags the flags
 * @since 0.1.0
 */
public record ClassicBroadcast(String uid, String namespace, EventData data, SocketSelector target,
		BroadcastFlags flags) {

	/**
	 * The uid of every emitter.
	 */
	public static final String EMITTER = "emitter";

}
