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

package io.github.socketioredis.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TcpProxy}.
 */
class TcpProxyIntegrationTests {

	private static final int TIMEOUT_MILLIS = 200;

	private RedisServerFixture redis;

	private TcpProxy proxy;

	@BeforeEach
	void startProxy() {
		this.redis = RedisServerFixture.start();
		this.proxy = TcpProxy.start(this.redis.port());
	}

	@AfterEach
	void close() {
		this.proxy.close();
		this.redis.close();
	}

	@Test
	void forwardsBothWays() throws IOException {
		try (RespConnection connection = connect()) {
			String value = "x".repeat(100_000);
			assertThat(connection.execute("SET", "key", value)).isEqualTo("OK");
			assertThat(connection.execute("GET", "key")).isEqualTo(value);
			assertThat(this.proxy.connections()).isEqualTo(1);
		}
		await().until(() -> this.proxy.connections() == 0);
	}

	@Test
	void losesEverythingSilentlyUntilItResumes() throws IOException {
		try (Socket before = open()) {
			assertThat(answer(before)).isEqualTo("+PONG");
			this.proxy.blackhole();
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(before));
			await().until(() -> clients() == 1);
			try (Socket during = open()) {
				assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(during));
				this.proxy.resume();
				assertThatIOException().isThrownBy(() -> answer(during)).isNotInstanceOf(SocketTimeoutException.class);
			}
			assertThatIOException().isThrownBy(() -> answer(before)).isNotInstanceOf(SocketTimeoutException.class);
		}
		try (Socket after = open()) {
			assertThat(answer(after)).isEqualTo("+PONG");
		}
	}

	@Test
	void losesPresentConnectionsOnly() throws IOException {
		try (Socket before = open(); Socket spared = open()) {
			assertThat(answer(before)).isEqualTo("+PONG");
			assertThat(answer(spared)).isEqualTo("+PONG");
			int port = portAtServer(before);
			this.proxy.blackholePresent((candidate) -> candidate == port);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(before));
			assertThat(answer(spared)).isEqualTo("+PONG");
			this.proxy.blackholePresent();
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(spared));
		}
		try (Socket after = open()) {
			assertThat(answer(after)).isEqualTo("+PONG");
		}
	}

	@Test
	void cutsPresentConnections() throws IOException {
		try (Socket before = open()) {
			assertThat(answer(before)).isEqualTo("+PONG");
			this.proxy.cut();
			assertThatIOException().isThrownBy(() -> answer(before)).isNotInstanceOf(SocketTimeoutException.class);
		}
		try (RespConnection after = connect()) {
			assertThat(after.ping()).isTrue();
		}
	}

	@Test
	void refusesWhileTheServerIsAway() throws IOException {
		this.redis.kill();
		try (Socket socket = open()) {
			assertThatIOException().isThrownBy(() -> answer(socket)).isNotInstanceOf(SocketTimeoutException.class);
		}
	}

	private RespConnection connect() throws IOException {
		return RespConnection.open(RedisNode.HOST, this.proxy.port(), null);
	}

	private Socket open() throws IOException {
		Socket socket = new Socket();
		socket.setSoTimeout(TIMEOUT_MILLIS);
		socket.connect(new InetSocketAddress(RedisNode.HOST, this.proxy.port()), TIMEOUT_MILLIS);
		return socket;
	}

	private static String answer(Socket socket) throws IOException {
		return ask(socket, "PING");
	}

	private static String ask(Socket socket, String command) throws IOException {
		socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
		byte[] buffer = new byte[1024];
		int length = socket.getInputStream().read(buffer);
		if (length < 0) {
			throw new IOException("closed");
		}
		return new String(buffer, 0, length, StandardCharsets.US_ASCII).strip();
	}

	private static int portAtServer(Socket socket) throws IOException {
		String info = ask(socket, "CLIENT INFO");
		String address = List.of(info.split(" addr=")[1].split(" ")).get(0);
		return Integer.parseInt(address.split(":")[1]);
	}

	private long clients() {
		return String.valueOf(this.redis.execute("CLIENT", "LIST")).lines().count();
	}

}
