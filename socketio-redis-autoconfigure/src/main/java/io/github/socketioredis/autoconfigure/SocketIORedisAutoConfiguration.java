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

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.autoconfigure.SocketIORedisProperties.Transport;
import io.github.socketioredis.emitter.RedisEmitter;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.TransportTimer;
import io.github.socketioredis.transport.lettuce.LettuceTransportOptions;
import io.github.socketioredis.transport.lettuce.LettuceTransports;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Auto-configuration of the emitter and of what it shares with a server: connections to
 * Redis, transport and codecs. It opens no port and subscribes to nothing.
 * <p>
 * The two connection factories are no default candidates, so that the application's own
 * {@link RedisConnectionFactory} and templates stay as they are. A bean of the same name
 * replaces one. With {@code socketio.redis.transport=memory} there are none: the
 * transport is an {@link io.github.socketioredis.transport.memory.InMemoryPubSub}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnClass({ RedisClient.class, LettuceConnectionFactory.class })
@ConditionalOnBooleanProperty(name = "socketio.redis.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SocketIORedisProperties.class)
@Import(MemoryTransportConfiguration.class)
public final class SocketIORedisAutoConfiguration {

	static final String PUBLISH_CONNECTION_FACTORY = "socketIORedisPublishConnectionFactory";

	static final String SUBSCRIBE_CONNECTION_FACTORY = "socketIORedisSubscribeConnectionFactory";

	/**
	 * Lazy, so that an application which brings its own connection factories may set what
	 * it likes.
	 */
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	SocketIORedisConnectionDetails socketIORedisConnectionDetails(SocketIORedisProperties properties,
			ObjectProvider<DataRedisConnectionDetails> application, ObjectProvider<SslBundles> sslBundles) {
		DataRedisConnectionDetails details = PropertiesRedisConnectionDetails.isConfigured(properties) ? null
				: application.getIfAvailable();
		return (details != null) ? new ApplicationRedisConnectionDetails(details)
				: new PropertiesRedisConnectionDetails(properties, sslBundles.getIfAvailable());
	}

	@Bean
	@ConditionalOnTransport(Transport.REDIS)
	ConnectionFactoryBuilder socketIORedisConnectionFactoryBuilder(SocketIORedisProperties properties,
			ObjectProvider<SocketIORedisConnectionDetails> details, ObjectProvider<DataRedisProperties> application,
			ObjectProvider<ClientResources> resources,
			ObjectProvider<LettuceClientOptionsBuilderCustomizer> optionsCustomizers,
			ObjectProvider<LettuceClientConfigurationBuilderCustomizer> configurationCustomizers) {
		Supplier<@Nullable Integer> maxRedirects = () -> PropertiesRedisConnectionDetails.isConfigured(properties)
				? properties.cluster().maxRedirects() : maxRedirects(application.getIfAvailable());
		return new ConnectionFactoryBuilder(properties, details::getObject, maxRedirects, resources, optionsCustomizers,
				configurationCustomizers);
	}

	private static @Nullable Integer maxRedirects(@Nullable DataRedisProperties application) {
		DataRedisProperties.Cluster cluster = (application != null) ? application.getCluster() : null;
		return (cluster != null) ? cluster.getMaxRedirects() : null;
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnTransport(Transport.REDIS)
	@ConditionalOnMissingBean(name = PUBLISH_CONNECTION_FACTORY)
	LettuceConnectionFactory socketIORedisPublishConnectionFactory(ConnectionFactoryBuilder builder) {
		return builder.build();
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnTransport(Transport.REDIS)
	@ConditionalOnMissingBean(name = SUBSCRIBE_CONNECTION_FACTORY)
	LettuceConnectionFactory socketIORedisSubscribeConnectionFactory(ConnectionFactoryBuilder builder) {
		return builder.build();
	}

	@Bean
	@ConditionalOnTransport(Transport.REDIS)
	@ConditionalOnMissingBean(PubSubTransport.class)
	ClientTransport socketIORedisTransport(SocketIORedisProperties properties,
			@Qualifier(PUBLISH_CONNECTION_FACTORY) RedisConnectionFactory publish,
			@Qualifier(SUBSCRIBE_CONNECTION_FACTORY) RedisConnectionFactory subscribe,
			ObjectProvider<TransportTimer> timer, Environment environment) {
		NativeClient publishClient = NativeClient.of(PUBLISH_CONNECTION_FACTORY, publish);
		NativeClient subscribeClient = NativeClient.of(SUBSCRIBE_CONNECTION_FACTORY, subscribe);
		LettuceTransportOptions options = LettuceTransportOptions.defaults()
			.withPublishMaxAge(PositiveDuration.check("socketio.redis.publish-max-age", properties.publishMaxAge()))
			.withTimer(timer.getIfAvailable(() -> TransportTimer.NONE));
		Executor executor = ApplicationThreads.executor(environment);
		return new ClientTransport(
				() -> LettuceTransports.create(publishClient.get(), subscribeClient.get(), executor, options));
	}

	@Bean
	@Lazy(false)
	SubscriptionGapPublisher socketIOSubscriptionGapPublisher(PubSubTransport transport,
			ApplicationEventPublisher events) {
		return new SubscriptionGapPublisher(transport, events);
	}

	@Bean
	@ConditionalOnMissingBean
	EventDataCodec socketIOEventDataCodec(ObjectProvider<JsonMapper> mapper) {
		return new EventDataCodec(mapper.getIfAvailable(JsonMapper::shared));
	}

	@Bean
	@ConditionalOnMissingBean
	ClassicCodec socketIOClassicCodec(SocketIORedisProperties properties,
			ObjectProvider<MessageParser.Custom> customParser, ObjectProvider<JsonMapper> mapper) {
		MessageParser parser = parser(properties.classic().parser(), onlyParser(customParser));
		return ClassicCodecs.of(parser, mapper.getIfAvailable(JsonMapper::shared));
	}

	/*
	 * Without the cause, which Spring Boot would explain in its own way.
	 */
	private static MessageParser.@Nullable Custom onlyParser(ObjectProvider<MessageParser.Custom> parsers) {
		try {
			return parsers.getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new FailureAnalyzedException(
					"There are " + ex.getNumberOfBeansFound() + " beans of type MessageParser.Custom: "
							+ ex.getBeanNamesFound() + ".",
					"Remove all but one of them, or mark the one for the classic protocol as @Primary.");
		}
	}

	private static MessageParser parser(MessageParser.@Nullable BuiltIn builtIn,
			MessageParser.@Nullable Custom custom) {
		if (builtIn != null && custom != null) {
			throw new InvalidConfigurationPropertyValueException("socketio.redis.classic.parser", builtIn,
					"the bean of type " + custom.getClass().getName()
							+ " is the parser already; remove the property or the bean");
		}
		if (custom != null) {
			return custom;
		}
		return (builtIn != null) ? builtIn : MessageParser.BuiltIn.MESSAGEPACK;
	}

	@Bean
	@ConditionalOnMissingBean
	ShardedCodec socketIOShardedCodec(ObjectProvider<JsonMapper> mapper) {
		return new ShardedCodec(mapper.getIfAvailable(JsonMapper::shared));
	}

	@Bean
	@ConditionalOnMissingBean(Emitter.class)
	RedisEmitter socketIOEmitter(SocketIORedisProperties properties, PubSubTransport transport,
			ObjectProvider<ClassicCodec> classic, ObjectProvider<ShardedCodec> sharded, EventDataCodec events,
			ObjectProvider<EmitInterceptor> interceptor) {
		RedisEmitter emitter = emitter(properties, transport, classic, sharded, events);
		EmitInterceptor present = interceptor.getIfAvailable();
		return (present != null) ? emitter.intercepted(present) : emitter;
	}

	private static RedisEmitter emitter(SocketIORedisProperties properties, PubSubTransport transport,
			ObjectProvider<ClassicCodec> classic, ObjectProvider<ShardedCodec> sharded, EventDataCodec events) {
		String key = properties.emitterKey();
		PubSubTransport publisher = properties.emitter().afterCommit() ? new AfterCommitTransport(transport)
				: transport;
		return switch (properties.emitterProtocol()) {
			case CLASSIC -> RedisEmitter.classic(publisher, classic.getObject(), events, key);
			case SHARDED -> RedisEmitter.sharded(publisher, sharded.getObject(), events, key,
					properties.sharded().subscriptionMode());
		};
	}

}
