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

package io.github.socketioredis.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.socketioredis.test.Ports;

import static org.awaitility.Awaitility.await;

/**
 * An nginx in a folder of its own, as a single process of the current user, with a
 * configuration that is included into its {@code http} block.
 */
final class NginxProcess implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String MAIN = """
			daemon off;
			master_process off;
			pid nginx.pid;
			error_log error.log;
			events {}
			http {
				access_log off;
				client_body_temp_path body;
				proxy_temp_path proxy;
				fastcgi_temp_path fastcgi;
				uwsgi_temp_path uwsgi;
				scgi_temp_path scgi;
				include socketio.conf;
			}
			""";

	private final int port;

	private final Process process;

	private NginxProcess(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	/**
	 * Returns where nginx is installed, or empty if it is not. With {@code CI=true} it
	 * has to be.
	 */
	static Optional<Path> executable() {
		Optional<Path> found = Stream
			.of(Optional.ofNullable(System.getenv("NGINX")).orElse("/usr/sbin/nginx"), "/usr/local/sbin/nginx",
					"/usr/bin/nginx", "/opt/homebrew/bin/nginx")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
		if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
			throw new IllegalStateException("There is no nginx; install it, or name the executable in NGINX");
		}
		return found;
	}

	/**
	 * Starts nginx.
	 * @param executable where it is installed
	 * @param name the name of its folder
	 * @param configuration makes the configuration of the port to listen on
	 */
	static NginxProcess start(Path executable, String name, Configuration configuration) {
		int port = Ports.free();
		Path folder = Path.of("target", "nginx", name).toAbsolutePath();
		try {
			Files.createDirectories(folder);
			Files.deleteIfExists(folder.resolve("error.log"));
			Files.writeString(folder.resolve("nginx.conf"), MAIN);
			Files.writeString(folder.resolve("socketio.conf"), configuration.listeningOn(port));
			Process process = new ProcessBuilder(executable.toString(), "-p", folder.toString(), "-c", "nginx.conf",
					"-e", "error.log")
				.redirectErrorStream(true)
				.redirectOutput(folder.resolve("output.log").toFile())
				.start();
			NginxProcess nginx = new NginxProcess(port, process);
			nginx.awaitStart(folder);
			return nginx;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitStart(Path folder) throws IOException {
		await().atMost(TIMEOUT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> !this.process.isAlive() || listens());
		if (!this.process.isAlive()) {
			throw new IllegalStateException(
					"nginx did not start: " + Files.readString(folder.resolve("output.log")).strip());
		}
	}

	private boolean listens() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", this.port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Makes the configuration.
	 */
	@FunctionalInterface
	interface Configuration {

		String listeningOn(int port);

	}

}
