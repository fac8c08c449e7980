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

import io.github.socketioredis.transport.Topic;

/**
 * Sees what is published through an {@link InMemoryPubSub}, as MONITOR shows it of a
 * Redis.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PublishObserver {

	/**
	 * A message is about to be passed to its subscribers. Called on the thread that
	 * publishes it, so that whoever published it finds it observed. An exception is
	 * logged and keeps the message from nobody.
	 * @param topic a channel or sharded channel
	 * @param message the message; belongs to the observer
	 */
	void published(Topic topic, byte[] message);

}
