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

import com.corundumstudio.socketio.Configuration;

/**
 * The times and sizes that sessions keep to.
 *
 * @param pingInterval milliseconds from an answered PING to the next
 * @param pingTimeout milliseconds that a client has to answer a PING
 * @param upgradeTimeout milliseconds that an upgrade may take
 * @param connectTimeout milliseconds that a client has to connect to a namespace
 * @param closeTimeout milliseconds in which a client must have fetched what was sent
 * before its session was closed
 * @param maxPayload how many bytes a packet or a polling request may have
 * @param maxBufferedBytes how many bytes may wait for a client
 */
record EngineLimits(int pingInterval, int pingTimeout, int upgradeTimeout, int connectTimeout, int closeTimeout,
		int maxPayload, long maxBufferedBytes) {

	private static final int CONNECT_TIMEOUT = 45_000;

	private static final int CLOSE_TIMEOUT = 30_000;

	static EngineLimits of(Configuration configuration, long maxBufferedBytes) {
		return new EngineLimits(configuration.getPingInterval(), configuration.getPingTimeout(),
				configuration.getUpgradeTimeout(), CONNECT_TIMEOUT, CLOSE_TIMEOUT,
				configuration.getMaxFramePayloadLength(), maxBufferedBytes);
	}

}
