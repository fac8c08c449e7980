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
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redis Cluster and Sentinel, in our properties and in those of the application.
 */
class RedisTopologyPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class, DataRedisAutoConfiguration.class,
				JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@Test
	void clusterPropertiesAreUsed() {
		onBothFactories((factory) -> {
			RedisClusterConfiguration cluster = factory.getClusterConfiguration();
			assertThat(cluster).isNotNull();
			assertThat(addresses(cluster.getClusterNodes())).containsExactly("a.example.org:7001", "[::1]:7002");
			assertThat(cluster.getUsername()).isEqualTo("alice");
			assertThat(cluster.getPassword().get()).isEqualTo("secret".toCharArray());
			assertThat(factory.isUseSsl()).isTrue();
			assertThat(factory.getClientConfiguration().getClientName()).hasValue("chat");
			assertThat(factory.getTimeout()).isEqualTo(7000);
			assertThat(clusterOptions(factory).getMaxRedirects()).isEqualTo(9);
			assertThat(clusterOptions(factory).getSocketOptions().getConnectTimeout())
				.isEqualTo(Duration.ofMillis(321));
		}, "socketio.redis.cluster.nodes=a.example.org:7001, [::1]:7002", "socketio.redis.cluster.max-redirects=9",
				"socketio.redis.username=alice", "socketio.redis.password=secret", "socketio.redis.ssl.enabled=true",
				"socketio.redis.client-name=chat", "socketio.redis.timeout=7s", "socketio.redis.connect-timeout=321ms");
	}

	@Test
	void clusterClientHasTheOptionsThatSuitTheTransport() {
		onBothFactories((factory) -> {
			ClientOptions options = clusterOptions(factory);
			assertThat(options.isAutoReconnect()).isFalse();
			assertThat(options.getDisconnectedBehavior()).isEqualTo(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
			assertThat(options.getMaintNotificationsConfig().maintNotificationsEnabled()).isFalse();
			assertThat(options.isUseHashIndexedQueue()).isFalse();
		}, "socketio.redis.cluster.nodes=a:1", "socketio.redis.cluster.max-redirects=9");
	}

	@Test
	void customizersComeAfterThePropertiesOfAClusterToo() {
		LettuceClientOptionsBuilderCustomizer customizer = (builder) -> {
			if (builder instanceof ClusterClientOptions.Builder cluster) {
				cluster.maxRedirects(11);
			}
		};
		this.runner.withBean(LettuceClientOptionsBuilderCustomizer.class, () -> customizer)
			.withPropertyValues("socketio.redis.cluster.nodes=a:1", "socketio.redis.cluster.max-redirects=9")
			.run((context) -> assertThat(clusterOptions(
					context.getBean("socketIORedisPublishConnectionFactory", LettuceConnectionFactory.class))
				.getMaxRedirects()).isEqualTo(11));
	}

	@Test
	void sentinelPropertiesAreUsed() {
		onBothFactories((factory) -> {
			RedisSentinelConfiguration sentinel = factory.getSentinelConfiguration();
			assertThat(sentinel).isNotNull();
			assertThat(sentinel.getMaster()).isNotNull()
				.satisfies((master) -> assertThat(master.getName()).isEqualTo("m"));
			assertThat(addresses(sentinel.getSentinels())).containsExactly("a:26001", "b:26002");
			assertThat(sentinel.getSentinelUsername()).isEqualTo("watcher");
			assertThat(sentinel.getSentinelPassword().get()).isEqualTo("watch".toCharArray());
			assertThat(sentinel.getUsername()).isEqualTo("alice");
			assertThat(sentinel.getPassword().get()).isEqualTo("secret".toCharArray());
			assertThat(sentinel.getDatabase()).isEqualTo(3);
			assertThat(factory.isUseSsl()).isTrue();
			assertThat(factory.getRequiredNativeClient()).isInstanceOf(RedisClient.class)
				.satisfies((client) -> assertThat(client.getOptions().isAutoReconnect()).isFalse());
		}, "socketio.redis.sentinel.master=m", "socketio.redis.sentinel.nodes[0]=a:26001",
				"socketio.redis.sentinel.nodes[1]=b:26002", "socketio.redis.sentinel.username=watcher",
				"socketio.redis.sentinel.password=watch", "socketio.redis.username=alice",
				"socketio.redis.password=secret", "socketio.redis.database=3", "socketio.redis.ssl.enabled=true");
	}

	@Test
	void clusterOfTheApplicationIsUsed() {
		onBothFactories((factory) -> {
			RedisClusterConfiguration cluster = factory.getClusterConfiguration();
			assertThat(cluster).isNotNull();
			assertThat(addresses(cluster.getClusterNodes())).containsExactly("a:1", "b:2");
			assertThat(cluster.getUsername()).isEqualTo("bob");
			assertThat(cluster.getPassword().get()).isEqualTo("word".toCharArray());
			assertThat(factory.isUseSsl()).isTrue();
			assertThat(clusterOptions(factory).getMaxRedirects()).isEqualTo(8);
		}, "spring.data.redis.cluster.nodes=a:1,b:2", "spring.data.redis.cluster.max-redirects=8",
				"spring.data.redis.username=bob", "spring.data.redis.password=word",
				"spring.data.redis.ssl.enabled=true");
	}

	@Test
	void sentinelOfTheApplicationIsUsed() {
		onBothFactories((factory) -> {
			RedisSentinelConfiguration sentinel = factory.getSentinelConfiguration();
			assertThat(sentinel).isNotNull();
			assertThat(sentinel.getMaster()).isNotNull()
				.satisfies((master) -> assertThat(master.getName()).isEqualTo("m"));
			assertThat(addresses(sentinel.getSentinels())).containsExactly("a:1");
			assertThat(sentinel.getSentinelUsername()).isEqualTo("watcher");
			assertThat(sentinel.getSentinelPassword().get()).isEqualTo("watch".toCharArray());
			assertThat(sentinel.getUsername()).isEqualTo("bob");
			assertThat(sentinel.getPassword().get()).isEqualTo("word".toCharArray());
			assertThat(sentinel.getDatabase()).isEqualTo(4);
		}, "spring.data.redis.sentinel.nodes=a:1", "spring.data.redis.sentinel.master=m",
				"spring.data.redis.sentinel.username=watcher", "spring.data.redis.sentinel.password=watch",
				"spring.data.redis.username=bob", "spring.data.redis.password=word", "spring.data.redis.database=4");
	}

	@Test
	void clusterInConnectionDetailsIsUsed() {
		this.runner.withBean(DataRedisConnectionDetails.class, () -> new DataRedisConnectionDetails() {
			@Override
			public Cluster getCluster() {
				return () -> List.of(new Node("details.example.org", 7004));
			}
		})
			.run((context) -> assertThat(
					context.getBean("socketIORedisPublishConnectionFactory", LettuceConnectionFactory.class)
						.getClusterConfiguration())
				.isNotNull()
				.satisfies((cluster) -> assertThat(addresses(cluster.getClusterNodes()))
					.containsExactly("details.example.org:7004")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cluster.nodes=a:1", "sentinel.nodes=a:1,socketio.redis.sentinel.master=m" })
	void setupOfOursTurnsThatOfTheApplicationOff(String property) {
		onBothFactories(
				(factory) -> assertThat(RedisAddress.of(factory)).contains("a:1").doesNotContain("redis.example.org"),
				("spring.data.redis.host=redis.example.org,socketio.redis." + property).split(","));
	}

	@Test
	void emptyListsCountAsNotSet() {
		onBothFactories((factory) -> assertThat(RedisAddress.of(factory)).isEqualTo("Redis at localhost:7002"),
				"socketio.redis.cluster.nodes=", "socketio.redis.sentinel.nodes=", "socketio.redis.sentinel.master=",
				"socketio.redis.sentinel.username=", "socketio.redis.sentinel.password=",
				"spring.data.redis.port=7002");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			cluster.nodes=a:1;b:2 | Redis Cluster at a:1, b:2
			sentinel.master=m,sentinel.nodes=a:1;[::1]:2 | Redis master 'm' of the Sentinels at a:1, [::1]:2
			host=a,port=1 | Redis at a:1
			""")
	void addressIsNamed(String properties, String name) {
		onBothFactories((factory) -> assertThat(RedisAddress.of(factory)).isEqualTo(name), ofOurs(properties));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					cluster.nodes=a | cluster.nodes | a | write each server as host:port, such as redis.example.org:6379
					cluster.nodes=a:1;b: | cluster.nodes | b: | write each server as host:port
					cluster.nodes=redis://a:1 | cluster.nodes | redis://a:1 | write each server as host:port
					cluster.nodes=a:0 | cluster.nodes | a:0 | a port has to be from 1 to 65535
					cluster.nodes=a:65536 | cluster.nodes | a:65536 | a port has to be from 1 to 65535
					cluster.nodes=a:1,cluster.max-redirects=-1 | cluster.max-redirects | -1 | 0 or more
					cluster.max-redirects=3 | cluster.max-redirects | 3 | 'socketio.redis.cluster.nodes' is not set; set it too
					cluster.nodes=a:1,host=h | host | h | 'socketio.redis.cluster.nodes' says where Redis is; remove one of the two
					cluster.nodes=a:1,port=5 | port | 5 | 'socketio.redis.cluster.nodes' says where Redis is; remove one of the two
					cluster.nodes=a:1,database=0 | database | 0 | has no databases to choose from; remove this property
					sentinel.master=m | sentinel.master | m | 'socketio.redis.sentinel.nodes' is not set; set it too
					sentinel.username=w | sentinel.username | w | 'socketio.redis.sentinel.nodes' is not set; set it too
					sentinel.password=secret | sentinel.password | *** | 'socketio.redis.sentinel.nodes' is not set; set it too
					sentinel.nodes=a:1 | sentinel.nodes | a:1 | set 'socketio.redis.sentinel.master' to the name of yours
					sentinel.nodes=a,sentinel.master=m | sentinel.nodes | a | write each server as host:port
					sentinel.nodes=a:1,sentinel.master=m,sentinel.username=w | sentinel.username | w | set 'socketio.redis.sentinel.password' too
					sentinel.nodes=a:1,sentinel.master=m,host=h | host | h | 'socketio.redis.sentinel.nodes' says where Redis is
					sentinel.nodes=a:1,sentinel.master=m,port=5 | port | 5 | 'socketio.redis.sentinel.nodes' says where Redis is
					sentinel.nodes=a:1,sentinel.master=m,database=-1 | database | -1 | 0 or more
					""")
	void contradictionIsRefused(String properties, String name, String value, String reason) {
		this.runner.withPropertyValues(ofOurs(properties))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("Property socketio.redis." + name + " with value '" + value + "'")
				.hasMessageContaining(reason)
				.hasMessageNotContaining("secret"));
	}

	@ParameterizedTest
	@CsvSource({ "url, cluster.nodes", "url, sentinel.nodes", "cluster.nodes, sentinel.master",
			"cluster.nodes, sentinel.nodes", "cluster.nodes, sentinel.username", "cluster.nodes, sentinel.password" })
	void twoPlacesAreRefused(String first, String second) {
		String sentinel = second.equals("sentinel.nodes") ? "socketio.redis.sentinel.master=m" : "a=b";
		this.runner.withPropertyValues(ofOurs(value(first) + "," + value(second)))
			.withPropertyValues(sentinel)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MutuallyExclusiveConfigurationPropertiesException.class)
				.hasMessageContaining("socketio.redis." + first)
				.hasMessageContaining("socketio.redis." + second)
				.hasMessageNotContaining("secret"));
	}

	private static String value(String name) {
		return name + "=" + (name.endsWith("nodes") ? "a:1" : name.equals("url") ? "redis://:secret@a:1" : "secret");
	}

	private static String[] ofOurs(String properties) {
		return Stream.of(properties.split(","))
			.map((property) -> "socketio.redis." + property.replace(';', ','))
			.toArray(String[]::new);
	}

	private void onBothFactories(Consumer<LettuceConnectionFactory> assertion, String... properties) {
		this.runner.withPropertyValues(properties).run((context) -> {
			assertThat(context).hasNotFailed();
			assertion.accept(context.getBean("socketIORedisPublishConnectionFactory", LettuceConnectionFactory.class));
			assertion
				.accept(context.getBean("socketIORedisSubscribeConnectionFactory", LettuceConnectionFactory.class));
		});
	}

	private static ClusterClientOptions clusterOptions(LettuceConnectionFactory factory) {
		return (ClusterClientOptions) ((RedisClusterClient) factory.getRequiredNativeClient()).getOptions();
	}

	private static List<String> addresses(Collection<RedisNode> nodes) {
		return nodes.stream().map(RedisNode::asString).toList();
	}

}
