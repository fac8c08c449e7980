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
 * Sends PINGs and ends a session whose client does not answer. Belongs to the mailbox of
 * the session.
 */
final class Heartbeat {

	private final EngineSession session;

	private final EngineLimits limits;

	private @Nullable ScheduledFuture<?> timer;

	private boolean awaiting;

	Heartbeat(EngineSession session, EngineLimits limits) {
		this.session = session;
		this.limits = limits;
	}

	void start() {
		this.awaiting = false;
		this.timer = this.session.schedule(this::ping, this.limits.pingInterval());
	}

	private void ping() {
		this.awaiting = true;
		this.timer = this.session.schedule(this.session::pingTimedOut, this.limits.pingTimeout());
		this.session.ping();
	}

	/**
	 * The client has answered.
	 */
	void answered() {
		if (this.awaiting) {
			stop();
			start();
		}
	}

	void stop() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

}
