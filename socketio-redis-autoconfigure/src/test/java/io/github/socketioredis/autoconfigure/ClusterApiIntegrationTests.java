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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnConnect;
import io.github.socketioredis.Acknowledgements;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.ServerSideAck;
import io.github.socketioredis.ServerSideEvent;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * The cluster API between two applications.
 */
class ClusterApiIntegrationTests {

	private static RedisServerFixture redis;

	private static ConfigurableApplicationContext one;

	private static ConfigurableApplicationContext two;

	private static int twoPort;

	@BeforeAll
	static void start() {
		redis = RedisServerFixture.start();
		one = run(Ports.free());
		twoPort = Ports.free();
		two = run(twoPort, "--socketio.redis.share-sensitive-headers=true", "--spring.threads.virtual.enabled=true");
	}

	@AfterAll
	static void stop() {
		two.close();
		one.close();
		redis.close();
	}

	private static ConfigurableApplicationContext run(int port, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(Map.of("socketio.redis.url", redis.uri(), "socketio.server.port", port,
					"socketio.server.hostname", "127.0.0.1", "socketio.redis.classic.requests-timeout", "2500ms"))
			.run(properties);
	}

	private static SocketIOCluster cluster() {
		return one.getBean(SocketIOCluster.class);
	}

	private static <T> T get(CompletableFuture<T> future) {
		return future.orTimeout(10, TimeUnit.SECONDS).join();
	}

	@Test
	void annotatedMethodsGetTypedArgumentsAndTheirResultIsTheAcknowledgement() {
		assertThat(values(cluster().serverSideEmitWithAck("add", Map.of("left", 2, "right", 3))))
			.containsExactly("{\"sum\":5}");
		assertThat(values(cluster().serverSideEmitWithAck("names", List.of(Map.of("left", 1, "right", 2)), "x")))
			.containsExactly("\"Pair x\"");
		assertThat(values(cluster().serverSideEmitWithAck("later"))).containsExactly("\"async\"");
		assertThat(values(cluster().serverSideEmitWithAck("callback", 7))).containsExactly("[7]");
		assertThat(values(cluster().of("/admin").serverSideEmitWithAck("whole", 1, null)))
			.containsExactly("\"whole 2 true\"");
	}

	private static List<String> values(CompletableFuture<Acknowledgements> acks) {
		return get(acks).values().stream().map(Object::toString).toList();
	}

	@Test
	void aMethodWithoutResultHasNoAcknowledgementAndTheTimeoutOfThePropertiesCounts() {
		long start = System.nanoTime();
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> get(cluster().serverSideEmitWithAck("silent", "heard")))
			.withCauseInstanceOf(ClusterTimeoutException.class)
			.withMessageContaining("only 0 responses received out of 1")
			.withMessageContaining("2500 ms");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(2480),
				Duration.ofMillis(4980));
		assertThat(two.getBean(Listeners.class).heard).contains("heard");
		assertThat(one.getBean(Listeners.class).heard).isEmpty();
	}

	@Test
	void aMethodThatThrowsHarmsNoOther() {
		cluster().serverSideEmit("throwing");
		assertThat(values(cluster().serverSideEmitWithAck("later"))).containsExactly("\"async\"");
	}

	@Test
	void wrongParametersAreRefused() throws NoSuchMethodException {
		var wrong = Wrong.class.getDeclaredMethod("wrong", ServerSideAck.class, String.class);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> one.getBean(NettyNode.class).register(new Wrong(), wrong, "x", "/"))
			.withMessageContaining("must be the last one");
	}

	@Test
	void socketsAreDescribedWithTheirDataAndWithSensitiveHeadersOnlyWhenShared() throws Exception {
		BlockingQueue<String> frames = new LinkedBlockingQueue<>();
		WebSocket webSocket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Cookie", "session=secret")
			.header("Authorization", "Bearer secret")
			.header("X-Custom", "yes")
			.buildAsync(URI.create("ws://127.0.0.1:" + twoPort + "/socket.io/?EIO=4&transport=websocket&a=b"),
					new Frames(frames))
			.get(10, TimeUnit.SECONDS);
		webSocket.sendText("40/admin,{\"token\":\"t\"}", true);
		assertThat(frames.poll(10, TimeUnit.SECONDS)).startsWith("0{");
		assertThat(frames.poll(10, TimeUnit.SECONDS)).startsWith("40/admin,");
		List<RemoteSocket> sockets = await().until(() -> get(cluster().of("/admin").fetchSockets()),
				(found) -> found.stream().allMatch((socket) -> socket.data().has("name")) && !found.isEmpty());
		assertThat(sockets).singleElement().satisfies((socket) -> {
			assertThat(socket.data(Profile.class)).isEqualTo(new Profile("Ann", 7));
			assertThat(socket.rooms()).containsExactly(socket.id(), "joined");
			assertThat(socket.handshake().headers().path("cookie").stringValue()).isEqualTo("session=secret");
			assertThat(socket.handshake().headers().path("authorization").stringValue()).isEqualTo("Bearer secret");
			assertThat(socket.handshake().headers().path("x-custom").stringValue()).isEqualTo("yes");
			assertThat(socket.handshake().auth().toString()).isEqualTo("{\"token\":\"t\"}");
			assertThat(socket.handshake().query().path("a").stringValue()).isEqualTo("b");
			assertThat(socket.handshake().address()).isEqualTo("127.0.0.1");
		});
		webSocket.abort();
	}

	@Test
	void answersGoToTheAskerAloneWhenThePropertySaysSo() throws InterruptedException {
		try (RedisClient client = RedisClient.create(redis.uri());
				ConfigurableApplicationContext asker = run(Ports.free(),
						"--socketio.redis.classic.publish-on-specific-response-channel=true",
						"--socketio.redis.classic.key=specific");
				ConfigurableApplicationContext other = run(Ports.free(),
						"--socketio.redis.classic.publish-on-specific-response-channel=true",
						"--socketio.redis.classic.key=specific")) {
			BlockingQueue<String> channels = new LinkedBlockingQueue<>();
			StatefulRedisPubSubConnection<String, String> spy = client.connectPubSub();
			spy.addListener(new RedisPubSubAdapter<>() {

				@Override
				public void message(String pattern, String channel, String message) {
					channels.add(channel);
				}

			});
			spy.sync().psubscribe("specific-response*");
			assertThat(get(asker.getBean(SocketIOCluster.class).allRooms())).isEmpty();
			assertThat(channels.poll(10, TimeUnit.SECONDS)).matches("specific-response#/#[A-Za-z0-9_-]{6}#");
			assertThat(other.isRunning()).isTrue();
		}
	}

	record Pair(int left, int right) {
	}

	record Sum(int sum) {
	}

	record Profile(String name, int age) {
	}

	static class Wrong {

		void wrong(ServerSideAck ack, String text) {
		}

	}

	static class Listeners {

		final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

		@OnServerSideEvent("add")
		Sum add(Pair pair) {
			return new Sum(pair.left() + pair.right());
		}

		@OnServerSideEvent("names")
		String names(List<Pair> pairs, String suffix) {
			return pairs.get(0).getClass().getSimpleName() + " " + suffix;
		}

		@OnServerSideEvent("later")
		CompletionStage<String> later() {
			return CompletableFuture.supplyAsync(() -> "async");
		}

		@OnServerSideEvent("callback")
		void callback(Integer number, ServerSideAck ack) {
			ack.send(List.of(number));
			ack.send("too late");
		}

		@OnServerSideEvent("silent")
		void silent(String text) {
			this.heard.add(text);
		}

		@OnServerSideEvent("throwing")
		void throwing() {
			throw new IllegalStateException("a listener of the test fails");
		}

	}

	@SocketIOController(namespace = "/admin")
	static class AdminListeners {

		private final SocketIOCluster cluster;

		AdminListeners(SocketIOCluster cluster) {
			this.cluster = cluster;
		}

		@OnConnect
		void connected(SocketIOClient client) {
			client.joinRoom("joined");
			this.cluster.socket(client).setData(new Profile("Ann", 7));
		}

		@OnServerSideEvent("whole")
		String whole(ServerSideEvent event) {
			return "whole " + event.arguments().size() + " " + event.wantsAck();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Listeners listeners() {
			return new Listeners();
		}

		@Bean
		AdminListeners adminListeners(SocketIOCluster cluster) {
			return new AdminListeners(cluster);
		}

	}

	private record Frames(BlockingQueue<String> received) implements WebSocket.Listener {

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.received.add(data.toString());
			webSocket.request(1);
			return null;
		}

	}

}
