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

package io.github.socketioredis.cluster;

import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds servers that speak the other protocol on the same prefix, which is a mistake that
 * otherwise shows itself as silence.
 */
final class OtherProtocol {

	private static final Logger logger = LoggerFactory.getLogger(OtherProtocol.class);

	private OtherProtocol() {
	}

	/**
	 * Looks for a server of the other protocol and warns if there is one. That the
	 * question can't be answered, as by a Redis without sharded Pub/Sub or to a user who
	 * must not ask, means nothing.
	 * @param transport asks
	 * @param topic what each server of the other protocol subscribes to
	 * @param own the name of the own adapter
	 * @param other the name of the other adapter
	 * @param prefix the prefix of the channels
	 * @param namespace the name of the namespace
	 */
	static void lookFor(PubSubTransport transport, Topic topic, String own, String other, String prefix,
			String namespace) {
		transport.countSubscribers(topic).whenComplete((@Nullable Long count, @Nullable Throwable failure) -> {
			if (failure != null) {
				logger.debug("The servers with the {} adapter can't be counted", other, failure);
			}
			else if (count != null && count > 0) {
				logger.warn(
						"This server has the {} adapter, but {} subscribers of '{}' have the {} adapter, and the two do not "
								+ "hear each other in namespace {}: set the same adapter on all servers, or a prefix "
								+ "other than '{}' on those that are not to be in one cluster",
						own, count, topic.name(), other, namespace, prefix);
			}
		});
	}

}
