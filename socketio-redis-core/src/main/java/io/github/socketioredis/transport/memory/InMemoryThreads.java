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

package io.github.socketioredis.transport.memory;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the daemon threads of a transport, which end when they are idle.
 */
final class InMemoryThreads {

	private static final int SIZE = 4;

	private static final long IDLE_SECONDS = 30;

	private InMemoryThreads() {
	}

	static ExecutorService create() {
		AtomicInteger number = new AtomicInteger();
		ThreadPoolExecutor result = new ThreadPoolExecutor(SIZE, SIZE, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> {
					Thread thread = new Thread(task, "socketio-redis-memory-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		result.allowCoreThreadTimeOut(true);
		return result;
	}

}
