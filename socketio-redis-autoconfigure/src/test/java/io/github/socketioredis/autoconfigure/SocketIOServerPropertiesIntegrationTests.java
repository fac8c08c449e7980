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

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import javax.net.ssl.SSLContext;

import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * What clients see of {@code socketio.server.*}.
 */
class SocketIOServerPropertiesIntegrationTests {

	private final int port = Ports.free();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class,
						DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("socketio.redis.adapter=none", "socketio.server.port=" + this.port,
				"socketio.server.hostname=127.0.0.1");

	@Test
	void handshakeShowsTheProperties() {
		this.runner
			.withPropertyValues("socketio.server.context=/live", "socketio.server.ping-interval=7s",
					"socketio.server.ping-timeout=3s", "socketio.server.max-payload=5KB",
					"socketio.server.transports=polling")
			.run((context) -> {
				assertThat(Handshake.get(this.port, "/live/")).contains("\"pingInterval\":7000")
					.contains("\"pingTimeout\":3000")
					.contains("\"maxPayload\":5120")
					.contains("\"upgrades\":[]");
				assertThat(Handshake.get(this.port, "/socket.io/")).doesNotContain("pingInterval");
			});
	}

	@Test
	void socketIdsArePublicUnlessToldOtherwise() {
		this.runner.run((context) -> assertThat(socketId()).hasSize(20));
		this.runner.withPropertyValues("socketio.server.socket-id=session")
			.run((context) -> assertThat(socketId()).hasSize(36));
	}

	@Test
	void clientThatTooMuchWaitsForIsDisconnected() {
		this.runner.withPropertyValues("socketio.server.max-payload=5KB", "socketio.server.max-buffered-bytes=6KB")
			.run((context) -> {
				SocketIOServer server = context.getBean(SocketIOServer.class);
				NettyNode node = context.getBean(NettyNode.class);
				try (SocketIOTestClient client = SocketIOTestClient.connect(this.port, "/", false)) {
					assertThat(client.id()).isNotEmpty();
					server.getBroadcastOperations().sendEvent("fits", "x".repeat(6 * 1024 - 100));
					assertThat(node.statistics().slowClients()).isZero();
					await().untilAsserted(() -> assertThat(node.statistics().sentPackets()).isGreaterThanOrEqualTo(3));
					server.getBroadcastOperations().sendEvent("does not", "x".repeat(6 * 1024));
					await().untilAsserted(() -> assertThat(node.statistics().slowClients()).isEqualTo(1));
				}
			});
	}

	private String socketId() {
		try (SocketIOTestClient client = SocketIOTestClient.connect(this.port, "/", false)) {
			return client.id();
		}
	}

	@Test
	void originsAreChecked() {
		this.runner.withPropertyValues("socketio.server.origins=https://a.example,https://b.example").run((context) -> {
			HttpResponse<String> allowed = fromOrigin("https://b.example");
			assertThat(allowed.statusCode()).isEqualTo(200);
			assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://b.example");
			assertThat(fromOrigin("https://c.example").statusCode()).isEqualTo(403);
		});
	}

	@Test
	void withoutOriginsNoPageOfAnotherOriginMayReadAnswers() {
		this.runner.run((context) -> assertThat(
				fromOrigin("https://a.example").headers().firstValue("Access-Control-Allow-Origin"))
			.isEmpty());
	}

	private HttpResponse<String> fromOrigin(String origin) {
		return Handshake.send(HttpClient.newHttpClient(), "http", this.port, "/socket.io/", "Origin", origin);
	}

	@Test
	void bundleMakesTheServerSpeakTls() {
		try (RedisServerFixture certificates = RedisServerFixture.startWithTls()) {
			Path certificate = certificates.certificate();
			HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build();
			this.runner
				.withPropertyValues("spring.ssl.bundle.pem.web.keystore.certificate=" + certificate,
						"spring.ssl.bundle.pem.web.keystore.private-key=" + certificates.privateKey(),
						"socketio.server.ssl.bundle=web")
				.run((context) -> {
					ConfigurableApplicationContext started = context;
					assertThat(Handshake.send(client, "https", this.port, "/socket.io/").body()).contains("\"sid\"");
					started.stop();
					started.start();
					assertThat(Handshake.send(client, "https", this.port, "/socket.io/").body()).contains("\"sid\"");
				});
		}
	}

	private static SSLContext trusting(Path certificate) {
		PemSslStore store = PemSslStore.load(PemSslStoreDetails.forCertificate(certificate.toString()));
		return SslBundle.of(new PemSslStoreBundle(null, store)).createSslContext();
	}

	@Test
	void hostnameLimitsTheInterface() {
		this.runner.run((context) -> {
			assertThat(Handshake.get(this.port, "/socket.io/")).contains("\"sid\"");
			assertThatIOException().isThrownBy(() -> new Socket("127.0.0.2", this.port).close());
		});
	}

}
