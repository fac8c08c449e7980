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

package io.github.socketioredis.autoconfigure.metrics;

import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.TransportTimer;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of meters, where the application has a {@link MeterRegistry}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class },
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, PubSubTransport.class })
public final class SocketIOMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TransportMetrics socketIOTransportMetrics(PubSubTransport transport) {
		return new TransportMetrics(transport);
	}

	@Bean
	@ConditionalOnMissingBean(TransportTimer.class)
	MicrometerTransportTimer socketIOTransportTimer(MeterRegistry registry) {
		return new MicrometerTransportTimer(registry);
	}

	/**
	 * Meters of a server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "com.corundumstudio.socketio.SocketIOServer")
	@ConditionalOnBean(name = "socketIOServerLifecycle")
	static class ServerMetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ServerMetrics socketIOServerMetrics(NettyNode node) {
			return new ServerMetrics(node);
		}

	}

}
