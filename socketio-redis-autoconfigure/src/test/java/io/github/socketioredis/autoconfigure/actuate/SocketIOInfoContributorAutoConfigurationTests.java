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

import java.util.List;
import java.util.Map;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.netty.NettyNode;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SocketIOInfoContributorAutoConfiguration}.
 */
class SocketIOInfoContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class,
					SocketIOInfoContributorAutoConfiguration.class, DataRedisAutoConfiguration.class));

	private final ApplicationContextRunner enabled = this.runner
		.withPropertyValues("management.info.socketio.enabled=true", "socketio.redis.adapter=sharded");

	@Test
	void isThereOnlyWhenEnabled() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SocketIOInfoContributor.class));
		this.runner.withPropertyValues("management.info.defaults.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(SocketIOInfoContributor.class));
		this.enabled.run((context) -> assertThat(context).hasSingleBean(SocketIOInfoContributor.class));
	}

	@Test
	void backsOffWithoutActuatorOnTheClassPath() {
		this.enabled.withClassLoader(new FilteredClassLoader(InfoContributor.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Emitter.class)
				.doesNotHaveBean("socketIOInfoContributor"));
	}

	@Test
	void backsOffWithoutTheCluster() {
		this.enabled.withPropertyValues("socketio.redis.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SocketIOInfoContributor.class));
	}

	@Test
	void backsOffForAContributorOfTheApplication() {
		this.enabled.withBean("socketIOInfoContributor", InfoContributor.class, () -> (builder) -> {
		}).run((context) -> assertThat(context).doesNotHaveBean(SocketIOInfoContributor.class));
	}

	@Test
	void applicationThatOnlyEmitsHasNoServer() {
		this.enabled.withClassLoader(new FilteredClassLoader("com.corundumstudio.socketio"))
			.run((context) -> assertThat(info(context)).containsEntry("adapter", "sharded")
				.doesNotContainKey("server"));
	}

	@Test
	void describesTheServer() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class,
					SocketIOInfoContributorAutoConfiguration.class, DataRedisAutoConfiguration.class))
			.withUserConfiguration(Server.class)
			.withPropertyValues("management.info.socketio.enabled=true", "socketio.redis.adapter=sharded")
			.run((context) -> assertThat(info(context)).containsEntry("server",
					Map.of("port", 9090, "context", "/live", "transports", List.of("websocket", "polling"))));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> info(ApplicationContext context) {
		Info.Builder builder = new Info.Builder();
		context.getBean(SocketIOInfoContributor.class).contribute(builder);
		return (Map<String, Object>) builder.build().get("socketio");
	}

	static class Server {

		@Bean
		SocketIOServer server() {
			Configuration configuration = new Configuration();
			configuration.setPort(9090);
			configuration.setContext("/live");
			SocketIOServer server = mock(SocketIOServer.class);
			given(server.getConfiguration()).willReturn(configuration);
			return server;
		}

		@Bean
		NettyNode node() {
			return mock(NettyNode.class);
		}

	}

}
