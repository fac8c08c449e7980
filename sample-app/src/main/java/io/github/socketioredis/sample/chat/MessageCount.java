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

package io.github.socketioredis.sample.chat;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

/**
 * Counts the messages that this server's members sent. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class MessageCount {

	private final AtomicInteger count = new AtomicInteger();

	void increment() {
		this.count.incrementAndGet();
	}

	/**
	 * Returns the number of messages since the last call.
	 * @return the number of messages
	 */
	public int takeCount() {
		return this.count.getAndSet(0);
	}

}
