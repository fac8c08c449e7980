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
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisHealthContributorAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration;
import org.springframework.boot.data.redis.health.DataRedisHealthIndicator;
import org.springframework.boot.data.redis.health.DataRedisReactiveHealthIndicator;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Health of the Socket.IO cluster, beside that of the application's own Redis. No Redis
 * runs.
 */
class HealthAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class,
				SocketIORedisHealthContributorAutoConfiguration.class, ApplicationRedisHealthAutoConfiguration.class,
				DataRedisAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class));

	private final ApplicationContextRunner blocking = this.runner
		.withConfiguration(AutoConfigurations.of(DataRedisHealthContributorAutoConfiguration.class));

	private final ApplicationContextRunner reactive = this.blocking.withConfiguration(AutoConfigurations
		.of(DataRedisReactiveAutoConfiguration.class, DataRedisReactiveHealthContributorAutoConfiguration.class));

	@Test
	void componentHasTheNameOfTheProject() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(SocketIORedisHealthIndicator.class);
			assertThat(context.getBean(HealthContributorRegistry.class).getContributor("socketioRedis"))
				.isSameAs(context.getBean(SocketIORedisHealthIndicator.class));
		});
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("management.health.socketioredis.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(Emitter.class)
				.doesNotHaveBean(SocketIORedisHealthIndicator.class));
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SocketIORedisHealthIndicator.class));
		this.runner
			.withPropertyValues("management.health.defaults.enabled=false",
					"management.health.socketioredis.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(SocketIORedisHealthIndicator.class));
	}

	@Test
	void backsOffWithoutTheCluster() {
		this.runner.withPropertyValues("socketio.redis.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SocketIORedisHealthIndicator.class)
				.doesNotHaveBean(ApplicationRedisHealth.class));
	}

	@Test
	void backsOffWithoutHealthOnTheClassPath() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class, HealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Emitter.class)
				.doesNotHaveBean("socketioRedisHealthContributor")
				.doesNotHaveBean(ApplicationRedisHealth.class));
	}

	@Test
	void backsOffForAnIndicatorOfTheApplication() {
		this.runner.withUserConfiguration(OwnIndicator.class)
			.run((context) -> assertThat(context).hasBean("socketioRedisHealthIndicator")
				.doesNotHaveBean(SocketIORedisHealthIndicator.class));
	}

	@Test
	void redisHealthIsThatOfTheApplicationAlone() {
		this.blocking.run((context) -> assertThat(context.getBean("redisHealthContributor"))
			.isInstanceOf(DataRedisHealthIndicator.class));
		this.reactive.run((context) -> assertThat(context.getBean("redisHealthContributor"))
			.isInstanceOf(DataRedisReactiveHealthIndicator.class));
	}

	@Test
	void redisHealthKeepsSeveralConnectionsOfTheApplication() {
		this.blocking.withUserConfiguration(SecondConnection.class)
			.run((context) -> assertThat(context.getBean("redisHealthContributor")).isInstanceOfSatisfying(
					CompositeHealthContributor.class,
					(composite) -> assertThat(composite.stream().map(HealthContributors.Entry::name))
						.containsExactlyInAnyOrder("redisConnectionFactory", "second")));
	}

	@Test
	void redisHealthOfAnApplicationThatHasOnlyOursIsLeftAlone() {
		this.blocking.withUserConfiguration(OnlyOurs.class)
			.run((context) -> assertThat(context.getBean("redisHealthContributor")).isInstanceOfSatisfying(
					CompositeHealthContributor.class,
					(composite) -> assertThat(composite.stream().map(HealthContributors.Entry::name))
						.containsExactlyInAnyOrderElementsOf(ApplicationRedisHealth.OURS)));
	}

	@Test
	void namesOfOurConnectionsAreTheNamesOfTheBeans() {
		this.runner.run((context) -> assertThat(context.getBeanNamesForType(RedisConnectionFactory.class))
			.containsAll(ApplicationRedisHealth.OURS));
	}

	static class OwnIndicator {

		@Bean
		HealthIndicator socketioRedisHealthIndicator() {
			return () -> Health.unknown().build();
		}

	}

	static class SecondConnection {

		@Bean(defaultCandidate = false)
		LettuceConnectionFactory second() {
			return new LettuceConnectionFactory("127.0.0.1", 1);
		}

	}

	static class OnlyOurs {

		@Bean
		LettuceConnectionFactory socketIORedisPublishConnectionFactory() {
			return new LettuceConnectionFactory("127.0.0.1", 1);
		}

	}

}
