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

package io.github.socketioredis.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The threads that messages of other servers are handled on.
 */
class DeliveryThreadIntegrationTests {

	private static final boolean JAVA_HAS_VIRTUAL_THREADS = Runtime.version().feature() >= 21;

	private static RedisServerFixture redis;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class))
		.withPropertyValues("socketio.redis.url=" + redis.uri());

	@BeforeAll
	static void startRedis() {
		redis = RedisServerFixture.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@Test
	void messagesAreHandledOnPlatformThreads() {
		this.runner.run((context) -> assertThat(isVirtual(deliveryThread(context))).isFalse());
	}

	@Test
	void messagesAreHandledOnVirtualThreadsWhenTheApplicationWantsThemAndJavaHasThem() {
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			Thread thread = deliveryThread(context);
			assertThat(isVirtual(thread)).isEqualTo(JAVA_HAS_VIRTUAL_THREADS);
			assertThat(thread.getName()).startsWith("socketio-redis-");
		});
	}

	private static Thread deliveryThread(ApplicationContext context) throws Exception {
		PubSubTransport transport = context.getBean(PubSubTransport.class);
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		Topic topic = Topic.channel("threads");
		transport.subscribe(List.of(topic), (channel, message) -> thread.complete(Thread.currentThread()))
			.confirmed()
			.get(10, TimeUnit.SECONDS);
		transport.publish(topic, new byte[1]);
		return thread.get(10, TimeUnit.SECONDS);
	}

	private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
		return JAVA_HAS_VIRTUAL_THREADS && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
	}

}
