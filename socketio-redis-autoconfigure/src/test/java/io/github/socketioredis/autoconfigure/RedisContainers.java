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
import java.io.UncheckedIOException;
import java.nio.file.Path;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import redis.embedded.RedisExecProvider;

/**
 * A container with the Redis that the other tests run without one. Its image holds that
 * executable and nothing else, and is made here, so none is fetched. The port is
 * published on loopback.
 */
final class RedisContainers {

	private static final int PORT = 6379;

	private RedisContainers() {
	}

	static GenericContainer<?> redis(String... arguments) {
		return new GenericContainer<>(image()).withExposedPorts(PORT)
			.withCommand(arguments)
			.waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1))
			.withCreateContainerCmdModifier((command) -> {
				HostConfig host = command.getHostConfig();
				if (host != null) {
					host.withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(PORT)));
				}
			});
	}

	private static ImageFromDockerfile image() {
		return new ImageFromDockerfile("socketio-redis-tests/redis", false)
			.withFileFromPath("redis-server", executable())
			.withDockerfileFromBuilder((image) -> image.from("scratch")
				.copy("redis-server", "/redis-server")
				.entryPoint("/redis-server", "--protected-mode", "no", "--save", "")
				.build());
	}

	private static Path executable() {
		try {
			return RedisExecProvider.defaultProvider().get().toPath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
