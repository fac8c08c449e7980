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

import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The change of a session from polling to a WebSocket, one at a time. Belongs to the
 * mailbox of the session.
 */
final class Upgrade {

	private static final int RELEASE_MILLIS = 100;

	private final EngineSession session;

	private final EngineLimits limits;

	private @Nullable WebSocketLink candidate;

	private @Nullable ScheduledFuture<?> timer;

	Upgrade(EngineSession session, EngineLimits limits) {
		this.session = session;
		this.limits = limits;
	}

	/**
	 * Begins an upgrade, unless there is one already.
	 * @param webSocket the new connection
	 */
	void begin(WebSocketLink webSocket) {
		if (!this.session.mayUpgrade() || this.candidate != null) {
			webSocket.close();
			return;
		}
		this.candidate = webSocket;
		this.timer = this.session.schedule(() -> abandon(webSocket), this.limits.upgradeTimeout());
	}

	/**
	 * The client has tried the new connection, and goes on when its last poll has ended.
	 * That is given some time to be done, as in Node, and then answered with nothing,
	 * again and again: the client may poll once more before it hears that the new
	 * connection works.
	 * @param webSocket the new connection
	 */
	void probed(WebSocketLink webSocket) {
		this.session.schedule(() -> {
			if (this.candidate == webSocket) {
				this.session.releasePoll();
				probed(webSocket);
			}
		}, RELEASE_MILLIS);
	}

	void complete(WebSocketLink webSocket) {
		if (this.candidate == webSocket && this.session.mayUpgrade()) {
			end();
			this.session.use(webSocket);
		}
		else {
			webSocket.close();
		}
	}

	void abandon(WebSocketLink webSocket) {
		if (this.candidate == webSocket) {
			abandon();
		}
	}

	void abandon() {
		WebSocketLink abandoned = this.candidate;
		if (abandoned != null) {
			end();
			abandoned.close();
		}
	}

	private void end() {
		this.candidate = null;
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

}
