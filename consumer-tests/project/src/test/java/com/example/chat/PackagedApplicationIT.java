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


package com.example.chat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as it is delivered.
 */
class PackagedApplicationIT {

	private static final Path JAR = Path.of(System.getProperty("chat.jar"));

	@Test
	void librariesAreThoseThatItNeeds() throws IOException {
		List<String> libraries = libraries();
		assertThat(libraries).anyMatch((name) -> name.startsWith("socketio-redis-core-"))
			.anyMatch((name) -> name.startsWith("socketio-redis-autoconfigure-"))
			.anyMatch((name) -> name.startsWith("netty-socketio-"))
			.anyMatch((name) -> name.startsWith("lettuce-core-"))
			.anyMatch((name) -> name.startsWith("msgpack-core-"))
			.anyMatch((name) -> name.startsWith("jackson-databind-3."))
			.noneMatch((name) -> name.startsWith("jackson-databind-2."))
			.noneMatch((name) -> name.contains("native-epoll"))
			.noneMatch((name) -> name.endsWith("-tests.jar"))
			.noneMatch((name) -> name
				.matches("(spring-boot-test|spring-boot-docker|spring-boot-configuration-processor|"
						+ "testcontainers|junit|mockito|assertj|awaitility|embedded-redis|jedis|jqwik|archunit).*"));
	}

	@Test
	void startsAndServes(@TempDir Path directory) throws Exception {
		RedisServer redis = Servers.startRedis();
		int port = Servers.freePort();
		Path log = directory.resolve("chat.log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				JAR.toString(), "--spring.data.redis.port=" + Servers.port(redis), "--socketio.server.port=" + port)
			.redirectErrorStream(true)
			.redirectOutput(Redirect.to(log.toFile()))
			.start();
		try {
			Awaitility.await("the server of " + JAR)
				.atMost(Duration.ofSeconds(120))
				.until(() -> accepts(port) || !process.isAlive());
			assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
			try (PacketClient client = new PacketClient(port)) {
				client.send("42[\"join\",\"tea\"]");
				assertThat(client.next()).isEqualTo("42[\"joined\",\"tea\"]");
				client.send("42[\"say\",{\"room\":\"tea\",\"text\":\"milk?\"}]");
				assertThat(client.next()).isEqualTo("42[\"said\",{\"room\":\"tea\",\"text\":\"milk?\"}]");
			}
			process.destroy();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(Files.readString(log)).doesNotContain("WARN").doesNotContain("ERROR");
		}
		finally {
			process.destroyForcibly();
			redis.stop();
		}
	}

	private static List<String> libraries() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			return jar.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
				.map((name) -> name.substring("BOOT-INF/lib/".length()))
				.toList();
		}
	}

	private static boolean accepts(int port) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
