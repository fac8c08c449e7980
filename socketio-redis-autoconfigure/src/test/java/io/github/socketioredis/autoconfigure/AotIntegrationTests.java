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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import io.github.socketioredis.test.SocketIOTestClient;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is processed ahead of time as the plugins of Spring Boot do it, and
 * then started in a JVM of its own from what was generated.
 */
class AotIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void serverStartsFromItsProcessedContext() throws Exception {
		try (RedisServerFixture redis = RedisServerFixture.start()) {
			process(redis);
			assertThat(metadata()).contains("io.github.socketioredis.autoconfigure.AotApplication$Handlers")
				.contains("io.github.socketioredis.autoconfigure.AotApplication$Author");
			compile();
			int port = Ports.free();
			Process process = start(port, redis);
			try {
				Awaitility.await()
					.atMost(Duration.ofMinutes(3))
					.untilAsserted(() -> assertThat(log()).contains("server started on"));
				assertThat(log()).contains("Starting AOT-processed AotApplication");
				try (SocketIOTestClient client = SocketIOTestClient.connect(port, "/aot", false)) {
					JSONObject message = new JSONObject(Map.of("text", "hello", "author", Map.of("name", "Ann")));
					assertThat(client.call("say", message)).contains("hello from Ann");
				}
			}
			finally {
				process.destroy();
				process.waitFor();
			}
		}
	}

	private void process(RedisServerFixture redis) {
		Settings settings = Settings.builder()
			.sourceOutput(this.directory.resolve("sources"))
			.resourceOutput(this.directory.resolve("resources"))
			.classOutput(this.directory.resolve("classes"))
			.groupId("com.example")
			.artifactId("aot")
			.build();
		String[] args = { "--socketio.server.port=1", "--spring.data.redis.url=" + redis.uri() };
		new SpringApplicationAotProcessor(AotApplication.class, settings, args).process();
	}

	private String metadata() throws IOException {
		return Files.readString(
				this.directory.resolve("resources/META-INF/native-image/com.example/aot/reachability-metadata.json"));
	}

	private void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Files.createDirectories(this.directory.resolve("classes"));
		try (Stream<Path> sources = Files.walk(this.directory.resolve("sources"));
				StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			List<Path> paths = sources.filter((path) -> path.toString().endsWith(".java")).toList();
			List<String> options = List.of("-proc:none", "-cp", classPath(), "-d",
					this.directory.resolve("classes").toString());
			assertThat(
					compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(paths)).call())
				.isTrue();
		}
	}

	private Process start(int port, RedisServerFixture redis) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-Dspring.aot.enabled=true", "-cp", classPath(),
				AotApplication.class.getName(), "--socketio.server.port=" + port,
				"--socketio.server.hostname=127.0.0.1", "--logging.level.io.github.socketioredis=info",
				"--socketio.redis.connect-timeout=60s", "--spring.data.redis.url=" + redis.uri())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile())
			.start();
	}

	private String classPath() {
		return String.join(File.pathSeparator, this.directory.resolve("classes").toString(),
				this.directory.resolve("resources").toString(), System.getProperty("java.class.path"));
	}

	private String log() throws IOException {
		return Files.readString(this.directory.resolve("log"));
	}

}
