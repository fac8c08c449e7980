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
import com.corundumstudio.socketio.annotation.SpringAnnotationScanner;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.transport.PubSubTransport;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Makes the server, ours or the application's, a member of the cluster.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(SocketIOServer.class)
class SocketIOClusterConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SocketIOCluster socketIOCluster(NettyNode node, SocketIOServer server) {
		attach(node, server);
		return node.cluster();
	}

	private static void attach(NettyNode node, SocketIOServer server) {
		try {
			node.attach(server);
		}
		catch (IllegalArgumentException ex) {
			throw new FailureAnalyzedException(
					"The application's SocketIOServer can't join the cluster: " + ex.getMessage() + ".",
					"Inject the SocketIOServerConfigurer bean and let it configure the Configuration that the server "
							+ "is made from, or turn the cluster off with 'socketio.redis.enabled=false'.",
					ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean(SpringAnnotationScanner.class)
	HandlerRegistrar socketIOHandlerRegistrar(ConfigurableListableBeanFactory beans, NettyNode node,
			SocketIOServer server) {
		attach(node, server);
		return new HandlerRegistrar(beans, node, server);
	}

	@Bean
	SocketIOServerLifecycle socketIOServerLifecycle(NettyNode node, SocketIOServer server,
			SocketIORedisProperties properties, ObjectProvider<PubSubTransport> transport,
			@Qualifier(SocketIORedisAutoConfiguration.SUBSCRIBE_CONNECTION_FACTORY) ObjectProvider<LettuceConnectionFactory> connections) {
		attach(node, server);
		boolean memory = properties.transport() == SocketIORedisProperties.Transport.MEMORY;
		String redis = memory ? "Pub/Sub in memory"
				: connections.stream().findFirst().map(RedisAddress::of).orElse("Redis at an unknown address");
		String description = switch (properties.adapter()) {
			case CLASSIC -> "adapter classic, " + redis;
			case SHARDED -> "adapter sharded, " + redis;
			case NONE -> memory ? "adapter none, " + redis : "adapter none";
		};
		return new SocketIOServerLifecycle(node, server, new SocketIOServerLifecycle.Membership(description, redis,
				properties.connectTimeout(), properties.failFast(), () -> transport.getObject().state().lastError()));
	}

}
