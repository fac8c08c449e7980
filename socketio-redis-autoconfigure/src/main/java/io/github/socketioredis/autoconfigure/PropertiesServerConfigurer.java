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

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.Transport;
import io.github.socketioredis.netty.NettyNode;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configures a server from the properties, then by the node, then by the customizers.
 */
final class PropertiesServerConfigurer implements SocketIOServerConfigurer {

	private static final int MAX_PORT = 65535;

	private final SocketIOServerProperties properties;

	private final NettyNode node;

	private final List<SocketIOServerCustomizer> customizers;

	PropertiesServerConfigurer(SocketIOServerProperties properties, NettyNode node,
			List<SocketIOServerCustomizer> customizers) {
		this.properties = properties;
		this.node = node;
		this.customizers = customizers;
	}

	@Override
	public void configure(Configuration configuration) {
		applyAddress(configuration);
		configuration.setPingInterval(millis("socketio.server.ping-interval", this.properties.pingInterval()));
		configuration.setPingTimeout(millis("socketio.server.ping-timeout", this.properties.pingTimeout()));
		configuration.setTransports(transports());
		configuration.setWebsocketCompression(false);
		this.node.configure(configuration);
		this.customizers.forEach((customizer) -> customizer.customize(configuration));
		applyOrigins(configuration);
	}

	private void applyAddress(Configuration configuration) {
		Integer port = this.properties.port();
		if (port != null) {
			if (port < 1 || port > MAX_PORT) {
				throw new InvalidConfigurationPropertyValueException("socketio.server.port", port,
						"it has to be from 1 to " + MAX_PORT);
			}
			configuration.setPort(port);
		}
		if (this.properties.hostname() != null) {
			configuration.setHostname(this.properties.hostname());
		}
		String context = this.properties.context();
		if (!context.startsWith("/") || context.endsWith("/")) {
			throw new InvalidConfigurationPropertyValueException("socketio.server.context", context,
					"it has to begin with a slash and not to end with one, such as /socket.io");
		}
		configuration.setContext(context);
	}

	private Transport[] transports() {
		List<Transport> transports = this.properties.transports();
		if (transports.isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("socketio.server.transports", "",
					"name at least one of websocket and polling");
		}
		return transports.toArray(Transport[]::new);
	}

	private void applyOrigins(Configuration configuration) {
		List<String> origins = this.properties.origins();
		if (origins.isEmpty()) {
			configuration.setEnableCors(false);
			return;
		}
		configuration
			.setAuthorizationListener(new OriginCheck(List.copyOf(origins), configuration.getAuthorizationListener()));
	}

	private static int millis(String property, Duration value) {
		long millis = PositiveDuration.check(property, value).toMillis();
		if (millis > Integer.MAX_VALUE) {
			throw new InvalidConfigurationPropertyValueException(property, value, "it has to be less than 24 days");
		}
		return (int) millis;
	}

}
