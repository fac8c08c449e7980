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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import io.github.socketioredis.transport.PubSubTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Redis that gets another certificate and wants another one of its clients, while an
 * application runs whose SSL bundle is reloaded from its files.
 */
class CertificateRotationIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "socketio", "spring.data" })
	void newConnectionsUseTheReloadedBundle(String prefix) throws IOException {
		int port = Ports.free();
		try (RedisServerFixture redis = RedisServerFixture.startWithTls()) {
			copyFiles(redis);
			requireClientCertificates(redis);
			try (ConfigurableApplicationContext context = RoomApplication.start(port, arguments(redis, prefix));
					SocketIOTestClient client = RoomApplication.clientInRoom(port)) {
				Emitter emitter = context.getBean(Emitter.class);
				assertThat(emitter.to("room").emit("news", 1)).succeedsWithin(LIMIT).isEqualTo(1L);
				client.receivedBefore("[\"news\",1]");

				redis.renewCertificate();
				requireClientCertificates(redis);
				PubSubTransport transport = context.getBean(PubSubTransport.class);
				Awaitility.await("the certificate is not trusted")
					.atMost(LIMIT)
					.untilAsserted(() -> assertThat(transport.state().lastError()).isNotNull()
						.doesNotContain("Connection refused"));
				assertThat(emitter.emit("lost")).failsWithin(LIMIT);

				copyFiles(redis);
				Awaitility.await("all is subscribed again").atMost(LIMIT).until(() -> !transport.state().hasGap());
				Awaitility.await("messages are published again")
					.atMost(LIMIT)
					.untilAsserted(() -> assertThat(emitter.to("room").emit("news", 2)).succeedsWithin(LIMIT));
				assertThat(client.receivedBefore("[\"news\",2]")).contains("[\"news\",1]");
			}
		}
	}

	private String[] arguments(RedisServerFixture redis, String prefix) {
		String bundle = "--spring.ssl.bundle.pem.rotating.";
		return Stream
			.of("--spring.ssl.bundle.watch.file.quiet-period=100ms", bundle + "reload-on-update=true",
					bundle + "truststore.certificate=" + this.directory.resolve("redis.crt"),
					bundle + "keystore.certificate=" + this.directory.resolve("redis.crt"),
					bundle + "keystore.private-key=" + this.directory.resolve("redis.key"),
					"--" + prefix + ".redis.host=127.0.0.1", "--" + prefix + ".redis.port=" + redis.port(),
					"--" + prefix + ".redis.ssl.bundle=rotating")
			.toArray(String[]::new);
	}

	private void copyFiles(RedisServerFixture redis) throws IOException {
		replace(redis.privateKey());
		replace(redis.certificate());
	}

	private void replace(Path file) throws IOException {
		Path copy = Files.copy(file, this.directory.resolve(file.getFileName() + ".new"));
		Files.move(copy, this.directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
	}

	private static void requireClientCertificates(RedisServerFixture redis) {
		redis.execute("CONFIG", "SET", "tls-auth-clients", "yes");
	}

}
