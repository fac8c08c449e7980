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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.socketioredis.netty.RawClient.RawWebSocket;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends malformed packets in great number, with a seed, from connections that are closed
 * for it and come back.
 */
class HostileClientIntegrationTests {

	private static final int CONNECTIONS = 50;

	private static final int BURST = 20;

	private static final int BURSTS = 100;

	private static final int HEALTHY = 5;

	private static final long MEGABYTE = 1024 * 1024;

	@Test
	void leaveNoDeadSessionsAndDisturbNobody() throws Exception {
		LineCounter log = new LineCounter();
		ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS + HEALTHY);
		try (EngineFixture fixture = EngineFixture.start()) {
			List<RawWebSocket> healthy = new ArrayList<>();
			for (int i = 0; i < HEALTHY; i++) {
				healthy.add(fixture.client().connected());
			}
			long before = usedBytes();
			AtomicInteger sent = new AtomicInteger();
			CompletableFuture<?>[] attacks = new CompletableFuture<?>[CONNECTIONS];
			for (int i = 0; i < CONNECTIONS; i++) {
				Attack attack = new Attack(fixture.port(), i, sent);
				attacks[i] = CompletableFuture.runAsync(attack, threads);
			}
			CompletableFuture<Void> all = CompletableFuture.allOf(attacks);
			int messages = 0;
			while (!all.isDone() || messages == 0) {
				fixture.server().getBroadcastOperations().sendEvent("tick", messages);
				for (RawWebSocket socket : healthy) {
					assertThat(socket.next()).isEqualTo("42[\"tick\"," + messages + "]");
				}
				messages++;
			}
			all.join();
			assertThat(sent.get()).isEqualTo(CONNECTIONS * BURSTS * BURST);
			await().atMost(10, TimeUnit.SECONDS).until(() -> fixture.sessions() == HEALTHY);
			assertThat(fixture.server().getAllClients()).hasSize(HEALTHY);
			assertThat(fixture.node().statistics().protocolErrors()).isGreaterThan(CONNECTIONS * BURSTS / 2);
			assertThat(log.lines.get()).isLessThan(100);
			await().atMost(20, TimeUnit.SECONDS).until(() -> usedBytes() - before < 20 * MEGABYTE);
			healthy.forEach(RawWebSocket::abort);
		}
		finally {
			threads.shutdownNow();
			log.close();
		}
	}

	private static long usedBytes() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/**
	 * One attacker: bursts of packets, after each of which its connection is closed by
	 * the server or else works.
	 */
	private record Attack(int port, int seed, AtomicInteger sent) implements Runnable {

		@Override
		public void run() {
			Random random = new Random(this.seed);
			try {
				for (int i = 0; i < BURSTS; i++) {
					burst(random);
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException("Seed " + this.seed, ex);
			}
		}

		private void burst(Random random) throws IOException {
			try (RawSocket socket = new RawSocket(this.port).upgrade()) {
				byte[][] frames = new byte[BURST + 2][];
				frames[0] = RawSocket.frame("40");
				for (int i = 1; i <= BURST; i++) {
					frames[i] = new MalformedPackets(random).next();
				}
				frames[BURST + 1] = RawSocket.frame("427[\"echo\",\"alive\"]");
				try {
					socket.frames(frames);
				}
				catch (IOException ex) {
					// closed by the server before all was written
				}
				this.sent.addAndGet(BURST);
				for (String frame = socket.read(); frame != null && !frame.startsWith("437"); frame = socket.read()) {
					// answers to what was taken
				}
			}
		}

	}

	/**
	 * Makes packets of which few are valid.
	 */
	private record MalformedPackets(Random random) {

		private static final List<String> SEEDS = List.of("42[\"echo\",1]", "421[\"echo\",{\"a\":[1,2]}]", "430[1]",
				"40/chat,", "40/none,{}", "41/chat,", "451-[\"echo\",{\"_placeholder\":true,\"num\":0}]",
				"4599-[\"echo\",{\"_placeholder\":true,\"num\":98}]", "461-1[{\"_placeholder\":true,\"num\":0}]", "3",
				"2", "1", "5", "6", "0{}", "44", "42/chat,7[\"echo\",\"\u20ac\"]",
				"42[\"echo\",\"" + "y".repeat(2000) + "\"]", "42" + "[".repeat(600), "42[\"connect\"]", "42[null]",
				"42{}", "43", "4", "");

		byte[] next() {
			byte[] packet = SEEDS.get(this.random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
			int changes = this.random.nextInt(4);
			for (int i = 0; i < changes; i++) {
				packet = change(packet);
			}
			if (this.random.nextInt(20) == 0) {
				byte[] noise = new byte[this.random.nextInt(300)];
				this.random.nextBytes(noise);
				return this.random.nextBoolean() ? noise : RawSocket.frame(this.random.nextBoolean(), noise);
			}
			return RawSocket.frame(this.random.nextInt(10) == 0, packet);
		}

		private byte[] change(byte[] packet) {
			if (packet.length == 0) {
				return new byte[] { (byte) this.random.nextInt(128) };
			}
			byte[] changed = packet.clone();
			int at = this.random.nextInt(packet.length);
			switch (this.random.nextInt(3)) {
				case 0 -> changed[at] = (byte) this.random.nextInt(128);
				case 1 -> changed = Arrays.copyOf(packet, at);
				default -> {
					changed = Arrays.copyOf(packet, packet.length + 1);
					System.arraycopy(packet, at, changed, at + 1, packet.length - at);
				}
			}
			return changed;
		}

	}

	/**
	 * Counts what would be in the log of an application.
	 */
	private static final class LineCounter extends AppenderBase<ILoggingEvent> implements AutoCloseable {

		private final AtomicLong lines = new AtomicLong();

		private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

		LineCounter() {
			start();
			this.root.addAppender(this);
		}

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
				this.lines.incrementAndGet();
				if (event.getThrowableProxy() != null) {
					this.lines.addAndGet(event.getThrowableProxy().getStackTraceElementProxyArray().length);
				}
			}
		}

		@Override
		public void close() {
			stop();
			this.root.detachAppender(this);
		}

	}

}
