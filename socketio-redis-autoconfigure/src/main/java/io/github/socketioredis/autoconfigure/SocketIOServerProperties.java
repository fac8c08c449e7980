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

package io.github.socketioredis.autoconfigure;

import java.time.Duration;
import java.util.List;

import com.corundumstudio.socketio.Transport;
import io.github.socketioredis.netty.engine.SocketIdMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the Socket.IO server.
 *
 * @param port Port to listen on. A server is made only if it is set.
 * @param hostname Name or address of the network interface to listen on. All of them if
 * not set.
 * @param context Path that clients connect to.
 * @param origins Origins whose pages may connect, such as https://example.org, or * for
 * all. If not set, no page of another origin gets an answer by long polling.
 * @param pingInterval Time between two pings to a client.
 * @param pingTimeout Time that a client has to answer a ping.
 * @param maxPayload Maximum size of a packet and of a polling request.
 * @param maxBufferedBytes Maximum size of what waits for a client that reads too slowly,
 * before its connection is closed. Not smaller than a packet may be.
 * @param transports Transports that clients may use.
 * @param ssl TLS of the server.
 * @param socketId Ids that clients and other servers know sockets by. Public ones are
 * random, session ones are the secret Engine.IO session ids.
 * @since 0.1.0
 */
@ConfigurationProperties("socketio.server")
public record SocketIOServerProperties(@Nullable Integer port, @Nullable String hostname,
		@DefaultValue("/socket.io") String context, @DefaultValue List<String> origins,
		@DefaultValue("25s") Duration pingInterval, @DefaultValue("20s") Duration pingTimeout,
		@DefaultValue("1000000B") DataSize maxPayload, @DefaultValue("16MB") DataSize maxBufferedBytes,
		@DefaultValue("websocket,polling") List<Transport> transports, @DefaultValue Ssl ssl,
		@DefaultValue("public") SocketIdMode socketId) {

	public SocketIOServerProperties {
		hostname = StringUtils.hasText(hostname) ? hostname : null;
	}

	/**
	 * TLS of the server.
	 *
	 * @param bundle SSL bundle name. The server speaks TLS only if it is set.
	 */
	public record Ssl(@Nullable String bundle) {

		public Ssl {
			bundle = StringUtils.hasText(bundle) ? bundle : null;
		}

	}

}
