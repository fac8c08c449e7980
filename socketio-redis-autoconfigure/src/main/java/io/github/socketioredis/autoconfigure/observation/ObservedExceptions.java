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

package io.github.socketioredis.autoconfigure.observation;

import java.util.List;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelHandlerContext;

/**
 * Tells the observation of a listener what it threw, since netty-socketio catches it.
 */
@SuppressWarnings("deprecation")
final class ObservedExceptions implements ExceptionListener {

	private final ExceptionListener listener;

	private final ObservationRegistry registry;

	ObservedExceptions(ExceptionListener listener, ObservationRegistry registry) {
		this.listener = listener;
		this.registry = registry;
	}

	@Override
	public void onEventException(Exception ex, List<Object> args, SocketIOClient client) {
		Observation observation = this.registry.getCurrentObservation();
		if (observation != null && observation.getContext() instanceof HandleObservationContext) {
			observation.error(ex);
		}
		this.listener.onEventException(ex, args, client);
	}

	@Override
	public void onDisconnectException(Exception ex, SocketIOClient client) {
		this.listener.onDisconnectException(ex, client);
	}

	@Override
	public void onConnectException(Exception ex, SocketIOClient client) {
		this.listener.onConnectException(ex, client);
	}

	@Override
	public void onPingException(Exception ex, SocketIOClient client) {
		this.listener.onPingException(ex, client);
	}

	@Override
	public void onPongException(Exception ex, SocketIOClient client) {
		this.listener.onPongException(ex, client);
	}

	@Override
	public boolean exceptionCaught(ChannelHandlerContext ctx, Throwable ex) throws Exception {
		return this.listener.exceptionCaught(ctx, ex);
	}

	@Override
	public void onAuthException(Throwable ex, SocketIOClient client) {
		this.listener.onAuthException(ex, client);
	}

}
