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

package io.github.socketioredis.netty;

import java.lang.reflect.Field;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.SocketIOServer;
import io.netty.channel.EventLoopGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the event loops of a server without the quiet periods of two seconds each that
 * netty-socketio gives them. It keeps them to itself.
 */
final class ServerGroups {

	private static final Logger logger = LoggerFactory.getLogger(ServerGroups.class);

	private static final long TIMEOUT_SECONDS = 2;

	private ServerGroups() {
	}

	/**
	 * Closes the port. Connections stay open.
	 * @param server the server
	 */
	static void stopAccepting(SocketIOServer server) {
		stop(group(server, "bossGroup"));
	}

	/**
	 * Begins to end what is left. The server has to be stopped afterwards.
	 * @param server the server
	 */
	static void stopSoon(SocketIOServer server) {
		stop(group(server, "bossGroup"));
		stop(group(server, "workerGroup"));
	}

	private static void stop(@Nullable EventLoopGroup group) {
		if (group != null) {
			group.shutdownGracefully(0, TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
	}

	private static @Nullable EventLoopGroup group(SocketIOServer server, String name) {
		try {
			Field field = SocketIOServer.class.getDeclaredField(name);
			field.setAccessible(true);
			return (EventLoopGroup) field.get(server);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The server takes some seconds to stop", ex);
			return null;
		}
	}

}
