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

package io.github.socketioredis.transport.lettuce;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes the daemon threads of a transport.
 */
final class TransportThreads {

	private static final int MIN_DELIVERY_THREADS = 4;

	private static final long IDLE_SECONDS = 30;

	private TransportThreads() {
	}

	static ScheduledThreadPoolExecutor scheduler(Consumer<Thread> created) {
		ScheduledThreadPoolExecutor result = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = daemon(task, "socketio-redis-transport");
			created.accept(thread);
			return thread;
		});
		result.setRemoveOnCancelPolicy(true);
		return result;
	}

	static ExecutorService delivery() {
		int size = Math.max(MIN_DELIVERY_THREADS, Runtime.getRuntime().availableProcessors());
		AtomicInteger number = new AtomicInteger();
		ThreadFactory threads = (task) -> daemon(task, "socketio-redis-delivery-" + number.incrementAndGet());
		ThreadPoolExecutor result = new ThreadPoolExecutor(size, size, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads);
		result.allowCoreThreadTimeOut(true);
		return result;
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

}
