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

package io.github.socketioredis;

/**
 * Which channels the servers of a sharded cluster subscribe to, and so which channel a
 * broadcast takes. All servers and emitters of a cluster have to use the same.
 *
 * @since 0.1.0
 */
public enum SubscriptionMode {

	/**
	 * Two channels for each namespace, whatever rooms there are: every server gets every
	 * broadcast. For clusters whose rooms come and go all the time.
	 */
	STATIC,

	/**
	 * A channel for each room besides, so that a broadcast to one room reaches only the
	 * servers that have somebody in it; messages to a single socket go to all servers.
	 * The default.
	 */
	DYNAMIC,

	/**
	 * A channel for each room and for each socket, so that messages to a single socket
	 * reach its server only.
	 */
	DYNAMIC_PRIVATE

}
