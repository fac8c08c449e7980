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

import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.InterceptedAdapterFactory;
import io.github.socketioredis.cluster.LocalAdapterFactory;
import io.github.socketioredis.cluster.ShardedAdapterFactory;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.netty.NettyNodeOptions;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of a Socket.IO server that takes part in the cluster. A server is
 * made when {@code socketio.server.port} is set and the application has none. An
 * application's own server joins by means of {@link SocketIOServerConfigurer}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SocketIORedisAutoConfiguration.class)
@ConditionalOnClass(SocketIOServer.class)
@ConditionalOnBooleanProperty(name = "socketio.redis.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ SocketIORedisProperties.class, SocketIOServerProperties.class })
@Import({ SocketIOServerConfiguration.class, SocketIOClusterConfiguration.class })
public final class SocketIOServerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AdapterFactory socketIOAdapterFactory(SocketIORedisProperties properties, ObjectProvider<PubSubTransport> transport,
			ObjectProvider<ClassicCodec> classic, ObjectProvider<ShardedCodec> sharded) {
		return switch (properties.adapter()) {
			case CLASSIC ->
				new ClassicAdapterFactory(transport.getObject(), classic.getObject(), properties.classicOptions());
			case SHARDED ->
				new ShardedAdapterFactory(transport.getObject(), sharded.getObject(), properties.shardedOptions());
			case NONE -> (properties.transport() == SocketIORedisProperties.Transport.MEMORY)
					? hearingTheEmitter(properties, transport, classic, sharded) : new LocalAdapterFactory();
		};
	}

	/*
	 * Nobody else is there in memory, so a server that hears the application's emitter
	 * stands alone nevertheless.
	 */
	private static AdapterFactory hearingTheEmitter(SocketIORedisProperties properties,
			ObjectProvider<PubSubTransport> transport, ObjectProvider<ClassicCodec> classic,
			ObjectProvider<ShardedCodec> sharded) {
		String key = properties.emitterKey();
		return switch (properties.emitterProtocol()) {
			case CLASSIC -> new ClassicAdapterFactory(transport.getObject(), classic.getObject(),
					properties.classicOptions().withKey(key));
			case SHARDED -> new ShardedAdapterFactory(transport.getObject(), sharded.getObject(),
					properties.shardedOptions().withChannelPrefix(key));
		};
	}

	@Bean
	@ConditionalOnMissingBean
	NettyNode socketIONode(AdapterFactory adapters, ObjectProvider<JsonMapper> mapper, SocketIORedisProperties redis,
			SocketIOServerProperties properties, ObjectProvider<SslBundles> sslBundles,
			ObjectProvider<EmitInterceptor> emits, ObjectProvider<HandlerInterceptor> handlers,
			Environment environment) {
		NettyNodeOptions options = NettyNodeOptions.defaults()
			.withSocketId(properties.socketId())
			.withMaxPayload(maxPayload(properties.maxPayload()))
			.withMaxBufferedBytes(maxBufferedBytes(properties))
			.withShareSensitiveHeaders(redis.shareSensitiveHeaders())
			.withExecutor(ApplicationThreads.executor(environment))
			.withHandlers(handlers.getIfAvailable(() -> HandlerInterceptor.NONE));
		String bundle = properties.ssl().bundle();
		if (bundle != null) {
			options = options.withTls(ServerTls.of(bundle, sslBundles.getIfAvailable()));
		}
		EmitInterceptor interceptor = emits.getIfAvailable();
		AdapterFactory factory = (interceptor != null) ? new InterceptedAdapterFactory(adapters, interceptor)
				: adapters;
		return new NettyNode(factory, mapper.getIfAvailable(JsonMapper::shared), options);
	}

	private static int maxPayload(DataSize size) {
		long bytes = size.toBytes();
		if (bytes < 1 || bytes > Integer.MAX_VALUE) {
			throw new InvalidConfigurationPropertyValueException("socketio.server.max-payload", size,
					"it has to be from 1B to " + Integer.MAX_VALUE + "B");
		}
		return (int) bytes;
	}

	private static long maxBufferedBytes(SocketIOServerProperties properties) {
		DataSize size = properties.maxBufferedBytes();
		if (size.compareTo(properties.maxPayload()) < 0) {
			throw new InvalidConfigurationPropertyValueException("socketio.server.max-buffered-bytes", size,
					"a packet of 'socketio.server.max-payload', which is " + properties.maxPayload()
							+ ", would not fit: raise it to that at least, or lower 'socketio.server.max-payload'");
		}
		return size.toBytes();
	}

	@Bean
	@ConditionalOnMissingBean(SocketIOServerConfigurer.class)
	PropertiesServerConfigurer socketIOServerConfigurer(SocketIOServerProperties properties, NettyNode node,
			ObjectProvider<SocketIOServerCustomizer> customizers) {
		return new PropertiesServerConfigurer(properties, node, customizers.orderedStream().toList());
	}

}
