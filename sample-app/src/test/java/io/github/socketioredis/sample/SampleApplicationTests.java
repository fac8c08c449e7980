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

package io.github.socketioredis.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.socketioredis.sample.redis.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	private static SampleApplication application;

	private static String output;

	private final HttpClient client = HttpClient.newHttpClient();

	@BeforeAll
	static void start(CapturedOutput captured) {
		application = SampleApplication.start(FreePorts.asArguments(2));
		output = captured.getAll();
	}

	@AfterAll
	static void stop() {
		if (application != null) {
			application.close();
		}
	}

	@Test
	void servesThePageAndItsClientLibrary() throws Exception {
		assertThat(application.redis().isRunning()).isTrue();
		for (URI page : application.pages().values()) {
			assertThat(get(page).body()).contains("Chat across servers");
			assertThat(get(page.resolve("admin.html")).body()).contains("A sample's protection only");
			assertThat(get(page.resolve("socket.io.min.js")).body()).contains("Socket.IO v4.8");
			assertThat(get(page.resolve("api/server")).body()).contains("\"name\":\"java-" + page.getPort() + "\"");
		}
	}

	@Test
	void adminTokenIsGeneratedOnceForAllServers() throws Exception {
		Matcher link = Pattern.compile("/admin\\.html#token=(\\S{16})\\n").matcher(output);
		assertThat(link.find()).isTrue();
		for (URI page : application.pages().values()) {
			HttpRequest request = HttpRequest.newBuilder(page.resolve("api/admin/members"))
				.header("Authorization", "Bearer " + link.group(1))
				.build();
			assertThat(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body())
				.isEqualTo("{\"members\":[],\"count\":0,\"complete\":true}");
		}
	}

	@Test
	void commandOfTheNodeServerHasTheSameAdapter(CapturedOutput captured) {
		String[] arguments = Arrays.copyOf(FreePorts.asArguments(1), 3);
		arguments[2] = "--socketio.redis.adapter=sharded";
		try (SampleApplication sharded = SampleApplication.start(arguments)) {
			assertThat(sharded.pages()).hasSize(1);
			assertThat(captured).contains("ADAPTER=sharded npm --prefix sample-app/node start");
		}
	}

	@Test
	void profileForDockerUsesTheRedisOfTheComposeFile() throws Exception {
		try (EmbeddedRedis redis = new EmbeddedRedis()) {
			redis.initialize(new GenericApplicationContext());
			try (SampleApplication dockers = SampleApplication.start(Stream.concat(Stream.of(FreePorts.asArguments(1)),
					Stream.of("--spring.profiles.active=docker", "--REDIS_PORT=" + URI.create(redis.url()).getPort()))
				.toArray(String[]::new))) {
				assertThat(dockers.redis().isRunning()).isFalse();
				URI page = dockers.pages().values().iterator().next();
				assertThat(post(page.resolve("api/announcements"), "{\"text\":\"Tea\"}")).isEqualTo("{\"servers\":1}");
			}
		}
	}

	@Test
	void composeFileOpensTheProfilesPortToThisMachineAlone() {
		assertThat(yaml("docker-compose.yml")).containsEntry("services.redis.image", "redis:8-alpine")
			.containsEntry("services.redis.ports[0]", "127.0.0.1:${REDIS_PORT:-6379}:6379")
			.doesNotContainKey("services.redis.ports[1]");
		assertThat(yaml("src/main/resources/application-docker.yml"))
			.containsOnly(entry("socketio.redis.url", "redis://127.0.0.1:${REDIS_PORT:6379}"));
	}

	@Test
	void portsOfEveryServerAreNeeded() {
		assertThatIllegalArgumentException().isThrownBy(() -> SampleApplication.start("--sample.http-ports=8080"))
			.withMessageContaining("sample.http-ports [8080]")
			.withMessageContaining("sample.socket-ports [9090, 9091]");
	}

	private static Properties yaml(String file) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new FileSystemResource(file));
		return factory.getObject();
	}

	private String post(URI address, String json) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(address).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(address.toString()).isEqualTo(200);
		return response;
	}

}
