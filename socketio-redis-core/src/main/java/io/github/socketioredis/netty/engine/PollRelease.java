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

import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.channel.ChannelHandlerContext;

/**
 * Answers the polls of a client that is upgrading, which can't go on before its last poll
 * has ended. netty-socketio answers one when the probe comes; a client that hears of that
 * before it hears of the probe's success polls once more, and would wait until the next
 * ping.
 */
final class PollRelease implements Runnable {

	private static final int INTERVAL_MILLIS = 100;

	private final ChannelHandlerContext ctx;

	private final ClientHead client;

	private PollRelease(ChannelHandlerContext ctx, ClientHead client) {
		this.ctx = ctx;
		this.client = client;
	}

	static void start(ChannelHandlerContext ctx, ClientHead client) {
		new PollRelease(ctx, client).schedule();
	}

	private void schedule() {
		this.ctx.executor().schedule(this, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
	}

	@Override
	public void run() {
		if (!this.ctx.channel().isActive() || this.client.getCurrentTransport() != Transport.POLLING) {
			return;
		}
		if (this.client.getPacketsQueue(Transport.POLLING).isEmpty()) {
			this.client.send(new Packet(PacketType.NOOP, EngineIOVersion.V4), Transport.POLLING);
		}
		schedule();
	}

}
