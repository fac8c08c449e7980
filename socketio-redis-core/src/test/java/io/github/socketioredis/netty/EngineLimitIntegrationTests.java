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

package io.github.socketioredis.netty;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.netty.RawClient.RawWebSocket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the limits and the life cycle of the Engine.IO server.
 */
class EngineLimitIntegrationTests {

	private static final String BIG = "x".repeat(10_000);

	@Test
	void aSlowReaderLosesItsConnectionAndNobodyElseNotices() throws Exception {
		NettyNodeOptions options = NettyNodeOptions.defaults().withMaxPayload(100_000).withMaxBufferedBytes(200_000);
		try (EngineFixture fixture = EngineFixture.start(options, (configuration) -> {
		}); RawSocket slow = new RawSocket(fixture.port()).upgrade()) {
			slow.read();
			slow.frames(RawSocket.frame("40"));
			slow.read();
			RawWebSocket healthy = fixture.client().connected();
			await().until(() -> fixture.server().getAllClients().size() == 2);
			int sent = 0;
			while (fixture.node().statistics().slowClients() == 0 && sent < 10_000) {
				fixture.server().getBroadcastOperations().sendEvent("ev", sent, BIG);
				assertThat(healthy.next()).startsWith("42[\"ev\"," + sent + ",");
				sent++;
			}
			assertThat(fixture.node().statistics().slowClients()).isOne();
			await().until(() -> fixture.sessions() == 1);
			assertThat(fixture.server().getAllClients()).hasSize(1);
			healthy.abort();
		}
	}

	@Test
	void volatileEventsAreDroppedForASlowReader() throws Exception {
		try (EngineFixture fixture = EngineFixture.start(); RawSocket slow = new RawSocket(fixture.port()).upgrade()) {
			slow.read();
			slow.frames(RawSocket.frame("40"));
			slow.read();
			RawWebSocket healthy = fixture.client().connected();
			await().until(() -> fixture.server().getAllClients().size() == 2);
			for (int i = 0; i < 3000; i++) {
				fixture.node().cluster().asVolatile().emit("ev", i, BIG);
				assertThat(healthy.next()).startsWith("42[\"ev\"," + i + ",");
			}
			fixture.node().cluster().emit("end");
			assertThat(healthy.next()).isEqualTo("42[\"end\"]");
			int received = 0;
			for (String frame = slow.read(); !"42[\"end\"]".equals(frame); frame = slow.read()) {
				assertThat(frame).isNotNull();
				received++;
			}
			assertThat(received).isBetween(1, 2999);
			assertThat(fixture.node().statistics().slowClients()).isZero();
			healthy.abort();
		}
	}

	@Test
	void largePayloadsAreRefused() throws Exception {
		try (EngineFixture fixture = EngineFixture.start(NettyNodeOptions.defaults().withMaxPayload(20_000),
				(configuration) -> configuration.setWebsocketCompression(true));
				RawSocket socket = new RawSocket(fixture.port()).upgrade()) {
			socket.read();
			socket.frames(RawSocket.frame("40"));
			socket.read();
			socket.frames(RawSocket.frame("421[\"echo\",\"" + BIG + "\"]"));
			assertThat(socket.read()).isEqualTo("431[\"" + BIG + "\"]");
			socket.frames(RawSocket.frame("421[\"echo\",\"" + BIG + BIG + "\"]"));
			assertThat(socket.read()).as("closed").isNull();
			String sid = fixture.client().open();
			assertThat(fixture.client().post(sid, "4" + BIG + BIG).join().statusCode()).isEqualTo(413);
		}
	}

	@Test
	void aClientThatDoesNotAnswerLosesItsConnection() throws Exception {
		CountDownLatch disconnected = new CountDownLatch(2);
		try (EngineFixture fixture = EngineFixture.start(NettyNodeOptions.defaults(), (configuration) -> {
			configuration.setPingInterval(200);
			configuration.setPingTimeout(300);
		}); RawSocket silent = new RawSocket(fixture.port()).upgrade()) {
			fixture.server().addDisconnectListener((client) -> disconnected.countDown());
			RawWebSocket answering = fixture.client().connected();
			silent.read();
			silent.frames(RawSocket.frame("40"));
			String sid = fixture.client().open();
			fixture.client().post(sid, "40").join();
			assertThat(fixture.client().poll(sid).join().body()).startsWith("40");
			assertThat(fixture.client().poll(sid).join().body()).isEqualTo("2");
			assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
			for (String frame = silent.read(); frame != null; frame = silent.read()) {
				assertThat(frame).matches("40.*|2");
			}
			assertThat(fixture.client().poll(sid).join().statusCode()).isEqualTo(400);
			fixture.server().getBroadcastOperations().sendEvent("ev");
			assertThat(answering.next()).isEqualTo("42[\"ev\"]");
			assertThat(fixture.node().statistics().pingTimeouts()).isEqualTo(2);
			assertThat(fixture.server().getAllClients()).hasSize(1);
			answering.abort();
		}
	}

	@Test
	void aConnectionWithoutARequestIsClosed() throws Exception {
		try (EngineFixture fixture = EngineFixture.start(NettyNodeOptions.defaults(),
				(configuration) -> configuration.setFirstDataTimeout(200));
				RawSocket silent = new RawSocket(fixture.port())) {
			assertThat(silent.read()).isNull();
		}
	}

	@Test
	void stopClosesConnectionsAndEndsSoon() {
		EngineFixture fixture = EngineFixture.start();
		RawWebSocket socket = fixture.client().connected();
		String sid = fixture.client().open();
		fixture.client().post(sid, "40").join();
		fixture.client().poll(sid).join();
		CompletableFuture<HttpResponse<String>> poll = fixture.client().poll(sid);
		await("the poll").until(() -> fixture.server().getAllClients().stream().allMatch(SocketIOClient::isWritable));
		long before = System.nanoTime();
		fixture.close();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
		assertThat(socket.next()).isEqualTo("closed");
		assertThat(poll.join().body()).isEqualTo("1");
		assertThat(fixture.sessions()).isZero();
	}

	@Test
	void aFailedStartLeavesNoThreadAndCanBeRepeated() throws Exception {
		EngineFixture fixture = new EngineFixture(NettyNodeOptions.defaults(), (configuration) -> {
		});
		Map<Thread, StackTraceElement[]> before = Thread.getAllStackTraces();
		try (ServerSocket other = new ServerSocket(fixture.port(), 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(other.isBound()).isTrue();
			assertThatException().isThrownBy(fixture.node()::start).isInstanceOf(BindException.class);
		}
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.containsKey(thread) && thread.getName().startsWith("nioEventLoopGroup"))
			.map(Thread::getName)
			.collect(Collectors.toList())).isEmpty());
		fixture.node().start();
		RawWebSocket socket = fixture.client().connected();
		socket.send("421[\"echo\",1]");
		assertThat(socket.next()).isEqualTo("431[1]");
		socket.abort();
		fixture.close();
	}

	@Test
	void packetsOfAPostAreHandledInOrder() {
		try (EngineFixture fixture = EngineFixture.start()) {
			String sid = fixture.client().open();
			fixture.client().post(sid, "40").join();
			fixture.client().poll(sid).join();
			String records = IntStream.range(0, 100)
				.mapToObj((i) -> "42" + i + "[\"echo\"," + i + "]")
				.collect(Collectors.joining(String.valueOf((char) 0x1e)));
			assertThat(fixture.client().post(sid, records).join().body()).isEqualTo("ok");
			String answers = IntStream.range(0, 100)
				.mapToObj((i) -> "43" + i + "[" + i + "]")
				.collect(Collectors.joining(String.valueOf((char) 0x1e)));
			assertThat(fixture.client().poll(sid).join().body()).isEqualTo(answers);
		}
	}

}
