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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.data.redis.serializer.RedisSerializer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that use Redis in their own way beside the cluster.
 */
class ApplicationRedisIntegrationTests {

	private static RedisServerFixture redis;

	private static RedisServerFixture other;

	@BeforeAll
	static void startRedis() {
		redis = RedisServerFixture.start();
		other = RedisServerFixture.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
		other.close();
	}

	@Test
	void jedisOfTheApplicationIsNoObstacle() {
		int port = Ports.free();
		try (ConfigurableApplicationContext context = start(RoomApplication.App.class, port,
				"--spring.data.redis.client-type=jedis", "--spring.data.redis.url=" + redis.uri())) {
			assertThat(context.getBean(RedisConnectionFactory.class)).isInstanceOf(JedisConnectionFactory.class);
			StringRedisTemplate template = context.getBean(StringRedisTemplate.class);
			template.opsForValue().set("client", "jedis");
			assertThat(redis.execute("GET", "client")).isEqualTo("jedis");
			assertReachesClients(context, port);
		}
	}

	@Test
	void configurationOfTheApplicationStaysAsItIs() throws InterruptedException {
		int port = Ports.free();
		try (ConfigurableApplicationContext context = start(OwnRedisApplication.class, port,
				"--own.port=" + other.port(), "--socketio.redis.url=" + redis.uri())) {
			assertThat(context.getBean(RedisConnectionFactory.class)).isSameAs(context.getBean("ownConnectionFactory"));
			RedisTemplate<?, ?> template = context.getBean("redisTemplate", RedisTemplate.class);
			assertThat(template).isSameAs(context.getBean(OwnTemplate.class));
			context.getBean(OwnTemplate.class).opsForValue().set("color", "green");
			assertThat(other.execute("GET", "color")).isEqualTo("green");
			assertThat(redis.execute("GET", "color")).isNull();

			Heard heard = context.getBean(Heard.class);
			other.execute("PUBLISH", "own", "hello");
			assertThat(heard.messages.poll(10, TimeUnit.SECONDS)).isEqualTo("hello");
			assertReachesClients(context, port);
			assertThat(heard.messages).isEmpty();
		}
	}

	private static void assertReachesClients(ConfigurableApplicationContext context, int port) {
		try (SocketIOTestClient client = RoomApplication.clientInRoom(port)) {
			assertThat(context.getBean(Emitter.class).to("room").emit("news", 1)).succeedsWithin(Duration.ofSeconds(10))
				.isEqualTo(1L);
			assertThat(client.receivedBefore("[\"news\",1]")).containsExactly(RoomApplication.JOINED);
			assertThat(context.getBean(SocketIOCluster.class).serverCount()).succeedsWithin(Duration.ofSeconds(10))
				.isEqualTo(1);
		}
	}

	private static ConfigurableApplicationContext start(Class<?> source, int port, String... args) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"spring.main.banner-mode", "off"));
		return application.run(args);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(RoomApplication.Handlers.class)
	static class OwnRedisApplication {

		@Bean
		LettuceConnectionFactory ownConnectionFactory(@Value("${own.port}") int port) {
			return new LettuceConnectionFactory("127.0.0.1", port);
		}

		@Bean
		OwnTemplate redisTemplate(RedisConnectionFactory factory) {
			return new OwnTemplate(factory);
		}

		@Bean
		Heard heard() {
			return new Heard();
		}

		@Bean
		RedisMessageListenerContainer ownListeners(RedisConnectionFactory factory, Heard heard) {
			RedisMessageListenerContainer container = new RedisMessageListenerContainer();
			container.setConnectionFactory(factory);
			container.addMessageListener(
					(message, pattern) -> heard.messages.add(RedisSerializer.string().deserialize(message.getBody())),
					ChannelTopic.of("own"));
			return container;
		}

	}

	static final class OwnTemplate extends RedisTemplate<String, String> {

		OwnTemplate(RedisConnectionFactory factory) {
			setConnectionFactory(factory);
			setDefaultSerializer(RedisSerializer.string());
		}

	}

	static final class Heard {

		final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

	}

}
