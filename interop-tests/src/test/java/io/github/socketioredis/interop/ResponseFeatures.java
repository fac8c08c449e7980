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

package io.github.socketioredis.interop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The row about where answers go, as a bystander at Redis sees it.
 */
final class ResponseFeatures {

	private ResponseFeatures() {
	}

	static List<ClusterFeature> all() {
		return List.of(ClusterFeature.of("channels of answers", ResponseFeatures::channels));
	}

	private static void channels(ClusterOfThree cluster) throws Exception {
		String prefix = cluster.mode().key() + "-response#/#";
		List<String> channels = new CopyOnWriteArrayList<>();
		RedisClient client = RedisClient.create(cluster.redis().uri());
		try (StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub()) {
			connection.addListener(new RedisPubSubAdapter<>() {
				@Override
				public void message(String pattern, String channel, String message) {
					channels.add(channel);
				}
			});
			connection.sync().psubscribe(prefix + "*");
			askEverything(cluster);
			cluster.eventually(() -> assertThat(channels).hasSize(10));
		}
		finally {
			client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		}
		String specific = Pattern.quote(prefix) + (cluster.mode().specificResponses() ? "[\\w-]{6}#" : "");
		assertThat(channels.subList(0, 8)).allMatch((channel) -> channel.matches(specific));
		assertThat(channels.subList(8, 10)).containsOnly(prefix);
	}

	/**
	 * Eight answers, which may go to the asker alone, then two to a server-side event,
	 * which go to all.
	 */
	private static void askEverything(ClusterOfThree cluster) throws Exception {
		cluster.fetch(Target.all());
		ClusterOfThree.get(cluster.asker().allRooms());
		String event = cluster.unique("event");
		assertThat(ClusterOfThree
			.get(cluster.ask(Target.all(), ClusterOfThree.TIMEOUT, event, List.of(), Reply.with(1), Reply.with(2),
					Reply.with(3)))
			.values()).hasSize(3);
		cluster.listen(event, Reply.SILENT, Reply.with(1), Reply.with(2));
		assertThat(ClusterOfThree.get(cluster.asker().serverSideEmitWithAck(event)).values()).hasSize(2);
	}

}
