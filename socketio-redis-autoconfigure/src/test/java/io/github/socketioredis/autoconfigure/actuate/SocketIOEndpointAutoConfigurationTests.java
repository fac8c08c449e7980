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

package io.github.socketioredis.autoconfigure.actuate;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.transport.PublishState;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketIOEndpointAutoConfiguration}.
 */
class SocketIOEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class,
					SocketIOEndpointAutoConfiguration.class, DataRedisAutoConfiguration.class));

	private final ApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.web.exposure.include=socketio");

	@Test
	void isThereOnlyWhenExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SocketIOEndpoint.class));
		this.exposed.run((context) -> assertThat(context).hasSingleBean(SocketIOEndpoint.class));
	}

	@Test
	void backsOffWithoutAccess() {
		this.exposed.withPropertyValues("management.endpoint.socketio.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(SocketIOEndpoint.class));
	}

	@Test
	void backsOffWithoutTheCluster() {
		this.exposed.withPropertyValues("socketio.redis.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SocketIOEndpoint.class));
	}

	@Test
	void backsOffWithoutActuatorOnTheClassPath() {
		this.exposed.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Emitter.class)
				.doesNotHaveBean("socketIOEndpoint"));
	}

	@Test
	void backsOffForAnEndpointOfTheApplication() {
		this.exposed.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(SocketIOEndpoint.class).hasBean("own"));
	}

	@Test
	void applicationThatOnlyEmitsHasNoServer() {
		this.exposed.withClassLoader(new FilteredClassLoader("com.corundumstudio.socketio")).run((context) -> {
			SocketIOEndpoint.SocketIODescriptor descriptor = context.getBean(SocketIOEndpoint.class)
				.socketio(null, null);
			assertThat(descriptor.server()).isNull();
			assertThat(descriptor.namespaces()).isEmpty();
			assertThat(descriptor.subscriptions().desired()).isZero();
			assertThat(descriptor.publishing().status()).isEqualTo(PublishState.Status.UNKNOWN);
			assertThat(context.getBean(SocketIOEndpoint.class).socketio("/", null)).isNull();
		});
	}

	static class OwnEndpoint {

		@Bean
		SocketIOEndpoint own() {
			return new SocketIOEndpoint(new StubTransport(null, null), null);
		}

	}

}
