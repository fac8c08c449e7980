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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.socketioredis.transport.MessageListener;

/**
 * Remembers messages as "channel=message".
 */
final class Received implements MessageListener {

	private final List<String> messages = new CopyOnWriteArrayList<>();

	private final Set<String> threads = ConcurrentHashMap.newKeySet();

	@Override
	public void onMessage(String channel, byte[] message) {
		this.messages.add(channel + "=" + new String(message, StandardCharsets.UTF_8));
		this.threads.add(Thread.currentThread().getName());
	}

	List<String> messages() {
		return this.messages;
	}

	Set<String> threads() {
		return this.threads;
	}

}
