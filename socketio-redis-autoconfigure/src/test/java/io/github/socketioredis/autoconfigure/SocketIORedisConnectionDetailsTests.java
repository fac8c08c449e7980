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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

class SocketIORedisConnectionDetailsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class, DataRedisAutoConfiguration.class,
				JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@Test
	void defaultIsTheRedisOnThisMachine() {
		this.runner.run((context) -> assertThat(context.getBean(SocketIORedisConnectionDetails.class).getStandalone())
			.isNotNull()
			.satisfies((server) -> {
				assertThat(server.getHost()).isEqualTo("localhost");
				assertThat(server.getPort()).isEqualTo(6379);
				assertThat(server.getDatabase()).isZero();
			}));
	}

	@Test
	void propertiesOfOursAreToldBeforeTheApplications() {
		this.runner
			.withPropertyValues("socketio.redis.url=rediss://alice:secret@a.example.org:7001/3",
					"spring.data.redis.host=b.example.org")
			.run((context) -> {
				SocketIORedisConnectionDetails details = context.getBean(SocketIORedisConnectionDetails.class);
				assertThat(details.getUsername()).isEqualTo("alice");
				assertThat(details.getPassword()).isEqualTo("secret");
				assertThat(details.getSslBundle()).isNotNull();
				assertThat(details.getSentinel()).isNull();
				assertThat(details.getCluster()).isNull();
				assertThat(details.getStandalone()).isNotNull().satisfies((server) -> {
					assertThat(server.getHost()).isEqualTo("a.example.org");
					assertThat(server.getPort()).isEqualTo(7001);
					assertThat(server.getDatabase()).isEqualTo(3);
				});
			});
	}

	@Test
	void detailsOfTheApplicationAreAdapted() {
		this.runner.withBean(DataRedisConnectionDetails.class, ContainerDetails::new).run((context) -> {
			SocketIORedisConnectionDetails details = context.getBean(SocketIORedisConnectionDetails.class);
			assertThat(details.getUsername()).isEqualTo("bob");
			assertThat(details.getPassword()).isEqualTo("word");
			assertThat(details.getSslBundle()).isSameAs(ContainerDetails.BUNDLE);
			assertThat(factory(context.getBean("socketIORedisSubscribeConnectionFactory")).getPort()).isEqualTo(7003);
		});
	}

	@Test
	void beanOfTheApplicationWins() {
		this.runner.withBean(SocketIORedisConnectionDetails.class, OwnDetails::new)
			.withPropertyValues("socketio.redis.host=a.example.org", "spring.data.redis.host=b.example.org")
			.run((context) -> {
				assertThat(context).hasSingleBean(SocketIORedisConnectionDetails.class);
				for (String name : List.of("socketIORedisPublishConnectionFactory",
						"socketIORedisSubscribeConnectionFactory")) {
					RedisStandaloneConfiguration configuration = factory(context.getBean(name))
						.getStandaloneConfiguration();
					assertThat(configuration.getHostName()).isEqualTo("own.example.org");
					assertThat(configuration.getPort()).isEqualTo(7002);
					assertThat(configuration.getDatabase()).isEqualTo(5);
					assertThat(configuration.getUsername()).isEqualTo("carol");
					assertThat(configuration.getPassword()).isEqualTo(RedisPassword.of("pass"));
					assertThat(factory(context.getBean(name)).isUseSsl()).isTrue();
				}
				assertThat(factory(context.getBean("redisConnectionFactory")).getHostName()).isEqualTo("b.example.org");
			});
	}

	@Test
	void sentinelOfABeanIsUsedBeforeItsCluster() {
		this.runner.withBean(SocketIORedisConnectionDetails.class, () -> new SocketIORedisConnectionDetails() {
			@Override
			public Sentinel getSentinel() {
				return new OwnSentinel();
			}

			@Override
			public Cluster getCluster() {
				return () -> List.of(new Node("a", 1));
			}
		})
			.run((context) -> assertThat(
					factory(context.getBean("socketIORedisPublishConnectionFactory")).getSentinelConfiguration())
				.isNotNull()
				.satisfies((sentinel) -> {
					assertThat(sentinel.getSentinels()).containsExactly(new RedisNode("s", 2));
					assertThat(sentinel.getSentinelPassword()).isEqualTo(RedisPassword.of("watch"));
					assertThat(sentinel.getDatabase()).isEqualTo(4);
				}));
	}

	@Test
	void clusterOfABeanHasTheRedirectsOfTheProperties() {
		this.runner.withBean(SocketIORedisConnectionDetails.class, () -> new SocketIORedisConnectionDetails() {
			@Override
			public Cluster getCluster() {
				return () -> List.of(new Node("a", 1), new Node("b", 2));
			}
		})
			.run((context) -> assertThat(
					factory(context.getBean("socketIORedisPublishConnectionFactory")).getClusterConfiguration())
				.isNotNull()
				.satisfies((cluster) -> assertThat(cluster.getClusterNodes()).containsExactly(new RedisNode("a", 1),
						new RedisNode("b", 2))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "socketio.redis.ssl.bundle", "spring.data.redis.ssl.bundle" })
	void reloadedBundleIsTold(String property) {
		FollowedBundles bundles = new FollowedBundles();
		SslBundle first = SslBundle.of(null);
		SslBundle second = SslBundle.of(null);
		bundles.registerBundle("redis", first);
		this.runner.withBean(SslBundles.class, () -> bundles).withPropertyValues(property + "=redis").run((context) -> {
			SocketIORedisConnectionDetails details = context.getBean(SocketIORedisConnectionDetails.class);
			assertThat(details.getSslBundle()).isSameAs(first);
			bundles.updateBundle("redis", second);
			assertThat(details.getSslBundle()).isSameAs(second);
			assertThat(bundles.followed)
				.containsExactlyElementsOf(property.startsWith("socketio") ? List.of("redis") : List.of());
		});
	}

	@Test
	void beanThatNamesNoServerIsRefused() {
		this.runner.withBean(SocketIORedisConnectionDetails.class, () -> new SocketIORedisConnectionDetails() {
		})
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(FailureAnalyzedException.class)
				.hasMessageStartingWith("The connection details of the Socket.IO cluster (" + getClass().getName())
				.hasMessageEndingWith(") name no Redis server."));
	}

	@Test
	void nothingIsCheckedForFactoriesOfTheApplication() {
		this.runner
			.withBean("socketIORedisPublishConnectionFactory", LettuceConnectionFactory.class,
					SocketIORedisConnectionDetailsTests::ownFactory)
			.withBean("socketIORedisSubscribeConnectionFactory", LettuceConnectionFactory.class,
					SocketIORedisConnectionDetailsTests::ownFactory)
			.withPropertyValues("socketio.redis.url=redis://a", "socketio.redis.host=b")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static LettuceConnectionFactory ownFactory() {
		return new LettuceConnectionFactory("localhost", 7006);
	}

	private static LettuceConnectionFactory factory(Object bean) {
		return (LettuceConnectionFactory) bean;
	}

	/**
	 * Knows for whom Spring Boot would log that nobody follows the reloads.
	 */
	private static final class FollowedBundles extends DefaultSslBundleRegistry {

		final List<String> followed = new ArrayList<>();

		@Override
		public void addBundleUpdateHandler(String name, Consumer<SslBundle> handler) {
			this.followed.add(name);
			super.addBundleUpdateHandler(name, handler);
		}

	}

	private static final class OwnDetails implements SocketIORedisConnectionDetails {

		@Override
		public String getUsername() {
			return "carol";
		}

		@Override
		public String getPassword() {
			return "pass";
		}

		@Override
		public SslBundle getSslBundle() {
			return SslBundle.systemDefault();
		}

		@Override
		public Standalone getStandalone() {
			return Standalone.of("own.example.org", 7002, 5);
		}

	}

	private static final class OwnSentinel implements SocketIORedisConnectionDetails.Sentinel {

		@Override
		public String getMaster() {
			return "m";
		}

		@Override
		public List<SocketIORedisConnectionDetails.Node> getNodes() {
			return List.of(new SocketIORedisConnectionDetails.Node("s", 2));
		}

		@Override
		public @Nullable String getPassword() {
			return "watch";
		}

		@Override
		public int getDatabase() {
			return 4;
		}

	}

	private static final class ContainerDetails implements DataRedisConnectionDetails {

		static final SslBundle BUNDLE = SslBundle.systemDefault();

		@Override
		public String getUsername() {
			return "bob";
		}

		@Override
		public String getPassword() {
			return "word";
		}

		@Override
		public SslBundle getSslBundle() {
			return BUNDLE;
		}

		@Override
		public Standalone getStandalone() {
			return Standalone.of("container.example.org", 7003);
		}

	}

}
