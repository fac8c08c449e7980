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

import java.time.Duration;

import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.cluster.ShardedOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which adapter and which emitter the properties ask for.
 */
class ShardedPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class,
					DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@Test
	void adapterIsSharded() {
		this.runner.withPropertyValues("socketio.redis.adapter=sharded")
			.run((context) -> assertThat(context).getBean(AdapterFactory.class)
				.isInstanceOf(ShardedAdapterFactory.class));
	}

	@Test
	void optionsAreThoseOfNodeUnlessToldOtherwise() {
		this.runner.run((context) -> assertThat(properties(context).shardedOptions())
			.isEqualTo(new ShardedOptions("socket.io", SubscriptionMode.DYNAMIC, Duration.ofSeconds(5))));
	}

	@ParameterizedTest
	@CsvSource({ "static, STATIC", "dynamic, DYNAMIC", "dynamic-private, DYNAMIC_PRIVATE" })
	void optionsAreUsed(String mode, SubscriptionMode expected) {
		this.runner
			.withPropertyValues("socketio.redis.sharded.channel-prefix=game",
					"socketio.redis.sharded.subscription-mode=" + mode, "socketio.redis.sharded.requests-timeout=700ms")
			.run((context) -> assertThat(properties(context).shardedOptions())
				.isEqualTo(new ShardedOptions("game", expected, Duration.ofMillis(700))));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			classic, -,       -,     CLASSIC, classic-key
			sharded, -,       -,     SHARDED, sharded-prefix
			none,    -,       -,     CLASSIC, classic-key
			none,    sharded, -,     SHARDED, sharded-prefix
			classic, sharded, -,     SHARDED, sharded-prefix
			sharded, classic, -,     CLASSIC, classic-key
			sharded, -,       other, SHARDED, other
			classic, -,       other, CLASSIC, other
			""")
	void emitterIsAsTheAdapterUnlessToldOtherwise(String adapter, String protocol, String key,
			EmitterOptions.Protocol expectedProtocol, String expectedKey) {
		this.runner
			.withPropertyValues("socketio.redis.adapter=" + adapter, "socketio.redis.classic.key=classic-key",
					"socketio.redis.sharded.channel-prefix=sharded-prefix")
			.withPropertyValues((protocol != null) ? "socketio.redis.emitter.protocol=" + protocol : "a=b")
			.withPropertyValues((key != null) ? "socketio.redis.emitter.key=" + key : "a=b")
			.run((context) -> {
				assertThat(properties(context).emitterProtocol()).isEqualTo(expectedProtocol);
				assertThat(properties(context).emitterKey()).isEqualTo(expectedKey);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sharded.channel-prefix= | sharded.channel-prefix | must not be empty
			sharded.requests-timeout=0s | sharded.requests-timeout | at least a millisecond
			sharded.requests-timeout=999us | sharded.requests-timeout | at least a millisecond
			classic.requests-timeout=999us,adapter=classic | classic.requests-timeout | at least a millisecond
			""")
	void invalidValueIsRejected(String values, String name, String reason) {
		this.runner.withPropertyValues("socketio.redis.adapter=sharded")
			.withPropertyValues(("socketio.redis." + values.replace(",", ",socketio.redis.")).split(","))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("Property socketio.redis." + name + " with value")
				.hasMessageContaining(reason));
	}

	private static SocketIORedisProperties properties(org.springframework.beans.factory.BeanFactory context) {
		return context.getBean(SocketIORedisProperties.class);
	}

}
