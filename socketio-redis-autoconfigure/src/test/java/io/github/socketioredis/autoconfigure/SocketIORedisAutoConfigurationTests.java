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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.transport.PubSubTransport;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.BDDMockito;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SocketIORedisAutoConfigurationTests {

	private static final String PUBLISH = "socketIORedisPublishConnectionFactory";

	private static final String SUBSCRIBE = "socketIORedisSubscribeConnectionFactory";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class, DataRedisAutoConfiguration.class,
				JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@Test
	void definesTheEmitterAndWhatItNeeds() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(Emitter.class);
			assertThat(context).hasSingleBean(PubSubTransport.class);
			assertThat(context).hasSingleBean(ClassicCodec.class);
			assertThat(context).hasSingleBean(EventDataCodec.class);
			assertThat(uri(context, PUBLISH)).isEqualTo(uri(context, SUBSCRIBE)).satisfies((uri) -> {
				assertThat(uri.getHost()).isEqualTo("localhost");
				assertThat(uri.getPort()).isEqualTo(6379);
				assertThat(uri.isSsl()).isFalse();
			});
		});
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("socketio.redis.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Emitter.class)
				.doesNotHaveBean(PUBLISH)
				.doesNotHaveBean(PubSubTransport.class));
	}

	@Test
	void backsOffWithoutLettuce() {
		this.runner.withClassLoader(new FilteredClassLoader(RedisClient.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SocketIORedisAutoConfiguration.class));
	}

	@Test
	void leavesTheBeansOfTheApplicationAlone() {
		this.runner.withPropertyValues("socketio.redis.port=7001", "spring.data.redis.port=7002").run((context) -> {
			assertThat(context.getBean(RedisConnectionFactory.class))
				.isSameAs(context.getBean("redisConnectionFactory"));
			assertThat(context.getBean(LettuceConnectionFactory.class).getPort()).isEqualTo(7002);
			assertThat(context.getBean(StringRedisTemplate.class).getConnectionFactory())
				.isSameAs(context.getBean("redisConnectionFactory"));
			assertThat(uri(context, PUBLISH).getPort()).isEqualTo(7001);
		});
	}

	@Test
	void connectionPropertiesAreUsed() {
		this.runner
			.withPropertyValues("socketio.redis.host=redis.example.org", "socketio.redis.port=6380",
					"socketio.redis.username=alice", "socketio.redis.password=secret", "socketio.redis.database=3",
					"socketio.redis.client-name=chat", "socketio.redis.timeout=7s", "socketio.redis.ssl.enabled=true")
			.run((context) -> assertThat(List.of(uri(context, PUBLISH), uri(context, SUBSCRIBE))).allSatisfy((uri) -> {
				assertThat(uri.getHost()).isEqualTo("redis.example.org");
				assertThat(uri.getPort()).isEqualTo(6380);
				assertThat(credentials(uri)).isEqualTo("alice:secret");
				assertThat(uri.getDatabase()).isEqualTo(3);
				assertThat(uri.getClientName()).isEqualTo("chat");
				assertThat(uri.getTimeout()).isEqualTo(Duration.ofSeconds(7));
				assertThat(uri.isSsl()).isTrue();
			}));
	}

	@Test
	void connectTimeoutIsUsed() {
		this.runner.withPropertyValues("socketio.redis.connect-timeout=321ms")
			.run((context) -> assertThat(client(context, SUBSCRIBE).getOptions().getSocketOptions().getConnectTimeout())
				.isEqualTo(Duration.ofMillis(321)));
	}

	@Test
	void urlIsUsed() {
		this.runner.withPropertyValues("socketio.redis.url=rediss://alice:secret@redis.example.org:6380/3")
			.run((context) -> {
				RedisURI uri = uri(context, PUBLISH);
				assertThat(uri.getHost()).isEqualTo("redis.example.org");
				assertThat(uri.getPort()).isEqualTo(6380);
				assertThat(credentials(uri)).isEqualTo("alice:secret");
				assertThat(uri.getDatabase()).isEqualTo(3);
				assertThat(uri.isSsl()).isTrue();
			});
	}

	@Test
	void emptyTextCountsAsNotSet() {
		this.runner
			.withPropertyValues("socketio.redis.url=", "socketio.redis.host=", "socketio.redis.username=",
					"socketio.redis.password=", "socketio.redis.ssl.bundle=", "spring.data.redis.port=7002")
			.run((context) -> assertThat(uri(context, PUBLISH).getPort()).isEqualTo(7002));
	}

	@Test
	void redisOfTheApplicationIsUsedIfOursIsNotSet() {
		this.runner
			.withPropertyValues("spring.data.redis.host=redis.example.org", "spring.data.redis.port=7002",
					"spring.data.redis.username=bob", "spring.data.redis.password=word", "spring.data.redis.database=4",
					"socketio.redis.client-name=chat")
			.run((context) -> {
				RedisURI uri = uri(context, PUBLISH);
				assertThat(uri.getHost()).isEqualTo("redis.example.org");
				assertThat(uri.getPort()).isEqualTo(7002);
				assertThat(credentials(uri)).isEqualTo("bob:word");
				assertThat(uri.getDatabase()).isEqualTo(4);
				assertThat(uri.getClientName()).isEqualTo("chat");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "host=other", "port=7003", "username=carol", "password=word", "database=5",
			"ssl.enabled=true" })
	void oneConnectionPropertyOfOursTurnsThoseOfTheApplicationOff(String property) {
		this.runner.withPropertyValues("spring.data.redis.host=redis.example.org", "socketio.redis." + property)
			.run((context) -> assertThat(uri(context, PUBLISH).getHost()).isNotEqualTo("redis.example.org"));
	}

	@Test
	void connectionDetailsBeanIsUsed() {
		this.runner.withBean(DataRedisConnectionDetails.class, () -> new DataRedisConnectionDetails() {
			@Override
			public Standalone getStandalone() {
				return Standalone.of("details.example.org", 7004);
			}
		}).run((context) -> assertThat(uri(context, PUBLISH).getHost()).isEqualTo("details.example.org"));
	}

	@Test
	void masterReplicaSetupOfTheApplicationIsRefused() {
		this.runner.withPropertyValues("spring.data.redis.masterreplica.nodes=a:1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(FailureAnalyzedException.class)
				.hasMessageContaining("is a master/replica setup"));
	}

	@Test
	void sentinelOfTheApplicationIsNoObstacleIfOursIsSet() {
		this.runner
			.withPropertyValues("spring.data.redis.sentinel.nodes=a:1", "spring.data.redis.sentinel.master=m",
					"socketio.redis.port=7005")
			.run((context) -> assertThat(uri(context, PUBLISH).getPort()).isEqualTo(7005));
	}

	@ParameterizedTest
	@ValueSource(strings = { "host=other", "port=7003", "username=carol", "password=word", "database=5" })
	void urlContradictsTheOtherProperties(String property) {
		this.runner.withPropertyValues("socketio.redis.url=redis://localhost", "socketio.redis." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MutuallyExclusiveConfigurationPropertiesException.class)
				.hasMessageContaining("socketio.redis.url")
				.hasMessageContaining("socketio.redis." + property.substring(0, property.indexOf('='))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			port=0 | socketio.redis.port | from 1 to 65535
			port=65536 | socketio.redis.port | from 1 to 65535
			database=-1 | socketio.redis.database | 0 or more
			timeout=0s | socketio.redis.timeout | at least a millisecond
			timeout=999us | socketio.redis.timeout | at least a millisecond
			connect-timeout=-1s | socketio.redis.connect-timeout | at least a millisecond
			publish-max-age=0s | socketio.redis.publish-max-age | at least a millisecond
			classic.key= | socketio.redis.classic.key | must not be empty
			emitter.key= | socketio.redis.emitter.key | must not be empty
			ssl.bundle=missing | socketio.redis.ssl.bundle | define it under 'spring.ssl.bundle'
			url=rediss://localhost,socketio.redis.ssl.enabled=false | socketio.redis.ssl.enabled | asks for TLS
			ssl.bundle=b,socketio.redis.ssl.enabled=false | socketio.redis.ssl.enabled | remove one of the two
			""")
	void invalidValueIsRejected(String property, String name, String reason) {
		this.runner.withPropertyValues(("socketio.redis." + property).split(","))
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(InvalidConfigurationPropertyValueException.class.getName())
				.hasStackTraceContaining("Property " + name)
				.hasStackTraceContaining(reason));
	}

	@Test
	void replacesAFactoryByName() {
		this.runner.withUserConfiguration(OwnPublishFactory.class).run((context) -> {
			assertThat(uri(context, PUBLISH).getPort()).isEqualTo(7006);
			assertThat(uri(context, SUBSCRIBE).getPort()).isEqualTo(6379);
			assertThat(context.getBean(RedisConnectionFactory.class))
				.isSameAs(context.getBean("redisConnectionFactory"));
		});
	}

	@Test
	void factoryOfAnotherClientIsRefused() {
		RedisConnectionFactory other = BDDMockito.mock(RedisConnectionFactory.class);
		this.runner.withBean(SUBSCRIBE, RedisConnectionFactory.class, () -> other)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(FailureAnalyzedException.class)
				.hasMessageContaining("'socketIORedisSubscribeConnectionFactory' is a " + other.getClass().getName())
				.hasMessageContaining("LettuceConnectionFactory"));
	}

	@Test
	void customizersOfTheApplicationAreApplied() {
		this.runner
			.withBean(LettuceClientOptionsBuilderCustomizer.class,
					() -> (builder) -> builder.protocolVersion(ProtocolVersion.RESP2))
			.withBean(LettuceClientConfigurationBuilderCustomizer.class,
					() -> (builder) -> builder.clientName("customized"))
			.run((context) -> {
				assertThat(client(context, PUBLISH).getOptions().getProtocolVersion()).isEqualTo(ProtocolVersion.RESP2);
				assertThat(uri(context, PUBLISH).getClientName()).isEqualTo("customized");
			});
	}

	@Test
	void clientResourcesOfTheApplicationAreShared() {
		this.runner.withUserConfiguration(OwnClientResources.class)
			.run((context) -> assertThat(client(context, PUBLISH).getResources())
				.isSameAs(context.getBean(ClientResources.class)));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		PubSubTransport transport = BDDMockito.mock(PubSubTransport.class);
		Emitter emitter = BDDMockito.mock(Emitter.class);
		ClassicCodec codec = ClassicCodecs.of(MessageParser.BuiltIn.JSON, JsonMapper.shared());
		EventDataCodec events = new EventDataCodec(JsonMapper.shared());
		this.runner.withBean(PubSubTransport.class, () -> transport)
			.withBean(Emitter.class, () -> emitter)
			.withBean(ClassicCodec.class, () -> codec)
			.withBean(EventDataCodec.class, () -> events)
			.run((context) -> {
				assertThat(context.getBean(PubSubTransport.class)).isSameAs(transport);
				assertThat(context.getBean(Emitter.class)).isSameAs(emitter);
				assertThat(context.getBean(ClassicCodec.class)).isSameAs(codec);
				assertThat(context.getBean(EventDataCodec.class)).isSameAs(events);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void gapsBecomeEventsOfTheApplication(String lazy) {
		RecordingTransport transport = new RecordingTransport();
		List<Object> events = new CopyOnWriteArrayList<>();
		this.runner.withBean(PubSubTransport.class, () -> transport)
			.withInitializer(new LazyInitialization(Boolean.parseBoolean(lazy)))
			.withInitializer((context) -> context.addApplicationListener(new Recorder(events)))
			.run((context) -> {
				assertThat(transport.gapListeners).hasSize(1);
				transport.gapListeners.get(0).gapBegan(RecordingTransport.state(4, 3));
				transport.gapListeners.get(0).gapEnded(RecordingTransport.state(4, 4));
				assertThat(events).containsExactly(new SubscriptionGapStartedEvent(RecordingTransport.state(4, 3)),
						new SubscriptionGapEndedEvent(RecordingTransport.state(4, 4)));
			});
		assertThat(transport.gapListeners).isEmpty();
	}

	@Test
	void parserBeanAndParserPropertyContradict() {
		this.runner.withBean(MessageParser.Custom.class, ReversedParser::new)
			.withPropertyValues("socketio.redis.classic.parser=json")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("socketio.redis.classic.parser")
				.hasMessageContaining(ReversedParser.class.getName()));
	}

	private static RedisClient client(AssertableApplicationContext context, String factory) {
		return (RedisClient) context.getBean(factory, LettuceConnectionFactory.class).getRequiredNativeClient();
	}

	private static RedisURI uri(AssertableApplicationContext context, String factory) {
		LettuceConnectionFactory bean = context.getBean(factory, LettuceConnectionFactory.class);
		RedisURI uri = RedisURI.Builder.redis(bean.getHostName(), bean.getPort())
			.withDatabase(bean.getDatabase())
			.withSsl(bean.isUseSsl())
			.withTimeout(Duration.ofMillis(bean.getTimeout()))
			.build();
		bean.getClientConfiguration().getClientName().ifPresent(uri::setClientName);
		String password = (bean.getPassword() != null) ? bean.getPassword() : "";
		uri.setCredentialsProvider(io.lettuce.core.RedisCredentialsProvider.from(() -> io.lettuce.core.RedisCredentials
			.just(bean.getStandaloneConfiguration().getUsername(), password)));
		return uri;
	}

	private static String credentials(RedisURI uri) {
		return uri.getCredentialsProvider()
			.resolveCredentials()
			.map((credentials) -> credentials.getUsername() + ":" + new String(credentials.getPassword()))
			.block();
	}

	private record LazyInitialization(
			boolean active) implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			if (this.active) {
				context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
			}
		}

	}

	private record Recorder(List<Object> events) implements ApplicationListener<PayloadApplicationEvent<?>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			this.events.add(event.getPayload());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPublishFactory {

		@Bean(defaultCandidate = false)
		LettuceConnectionFactory socketIORedisPublishConnectionFactory() {
			return new LettuceConnectionFactory("localhost", 7006);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClientResources {

		@Bean(destroyMethod = "shutdown")
		ClientResources ownClientResources() {
			return DefaultClientResources.builder().build();
		}

	}

	static class ReversedParser implements MessageParser.Custom {

		@Override
		public byte[] encode(JsonNode message) {
			return new StringBuilder(message.toString()).reverse().toString().getBytes();
		}

		@Override
		public JsonNode decode(byte[] payload) {
			return JsonMapper.shared().readTree(new StringBuilder(new String(payload)).reverse().toString());
		}

	}

}
