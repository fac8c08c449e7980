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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.annotation.SpringAnnotationScanner;
import io.github.socketioredis.Emitter;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.UnsupportedRedisException;
import io.github.socketioredis.cluster.AdapterFactory;
import io.github.socketioredis.cluster.ClassicAdapterFactory;
import io.github.socketioredis.cluster.LocalAdapterFactory;
import io.github.socketioredis.cluster.NamespaceAdapter;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.test.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.BDDMockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class SocketIOServerAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SocketIORedisAutoConfiguration.class, SocketIOServerAutoConfiguration.class,
					DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class));

	@Test
	void makesNoServerWithoutAPort() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(Emitter.class)
			.hasSingleBean(NettyNode.class)
			.hasSingleBean(SocketIOServerConfigurer.class)
			.doesNotHaveBean(SocketIOServer.class)
			.doesNotHaveBean(SocketIOCluster.class)
			.doesNotHaveBean(SocketIOServerLifecycle.class));
	}

	@Test
	void backsOffWithoutNettySocketIO() {
		this.runner.withClassLoader(new FilteredClassLoader("com.corundumstudio.socketio"))
			.withPropertyValues("socketio.server.port=" + Ports.free())
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Emitter.class)
				.doesNotHaveBean("socketIONode")
				.doesNotHaveBean("socketIOServer")
				.doesNotHaveBean("socketIOAdapterFactory"));
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("socketio.redis.enabled=false", "socketio.server.port=" + Ports.free())
			.run((context) -> assertThat(context).doesNotHaveBean(NettyNode.class)
				.doesNotHaveBean(SocketIOServer.class)
				.doesNotHaveBean(AdapterFactory.class));
	}

	@Test
	void adapterIsClassicUnlessToldOtherwise() {
		this.runner.run((context) -> assertThat(context).getBean(AdapterFactory.class)
			.isInstanceOf(ClassicAdapterFactory.class));
		this.runner.withPropertyValues("socketio.redis.adapter=none")
			.run((context) -> assertThat(context).getBean(AdapterFactory.class)
				.isInstanceOf(LocalAdapterFactory.class));
	}

	@Test
	void configurationHasTheDefaults() {
		this.runner.run((context) -> {
			Configuration configuration = configure(context);
			assertThat(configuration.getPort()).isEqualTo(-1);
			assertThat(configuration.getHostname()).isNull();
			assertThat(configuration.getContext()).isEqualTo("/socket.io");
			assertThat(configuration.getPingInterval()).isEqualTo(25_000);
			assertThat(configuration.getPingTimeout()).isEqualTo(20_000);
			assertThat(configuration.getMaxFramePayloadLength()).isEqualTo(1_000_000);
			assertThat(configuration.getMaxHttpContentLength()).isEqualTo(1_000_000);
			assertThat(configuration.getTransports()).containsExactly(Transport.WEBSOCKET, Transport.POLLING);
			assertThat(configuration.isEnableCors()).isFalse();
			assertThat(configuration.isRandomSession()).isTrue();
			assertThat(configuration.isWebsocketCompression()).isFalse();
		});
	}

	@Test
	void propertiesAreApplied() {
		this.runner
			.withPropertyValues("socketio.server.hostname=127.0.0.1", "socketio.server.context=/live",
					"socketio.server.ping-interval=7s", "socketio.server.ping-timeout=3s",
					"socketio.server.max-payload=5KB", "socketio.server.transports=polling")
			.run((context) -> {
				Configuration configuration = configure(context);
				assertThat(configuration.getHostname()).isEqualTo("127.0.0.1");
				assertThat(configuration.getContext()).isEqualTo("/live");
				assertThat(configuration.getPingInterval()).isEqualTo(7000);
				assertThat(configuration.getPingTimeout()).isEqualTo(3000);
				assertThat(configuration.getMaxFramePayloadLength()).isEqualTo(5 * 1024);
				assertThat(configuration.getMaxHttpContentLength()).isEqualTo(5 * 1024);
				assertThat(configuration.getTransports()).containsExactly(Transport.POLLING);
			});
	}

	@Test
	void customizersComeInOrderAfterTheProperties() {
		this.runner.withUserConfiguration(Customizers.class)
			.withPropertyValues("socketio.server.ping-interval=7s", "socketio.server.ping-timeout=3s")
			.run((context) -> {
				Configuration configuration = configure(context);
				assertThat(configuration.getPingInterval()).isEqualTo(7002);
				assertThat(configuration.getPingTimeout()).isEqualTo(3000);
			});
	}

	@Test
	void serverOfTheApplicationJoins() {
		int port = Ports.free();
		this.runner.withUserConfiguration(OwnServer.class)
			.withPropertyValues("socketio.redis.adapter=none", "own.port=" + port, "socketio.server.ping-interval=7s")
			.run((context) -> {
				assertThat(context).hasSingleBean(SocketIOServer.class).hasSingleBean(SocketIOCluster.class);
				SocketIOServer server = context.getBean("ownServer", SocketIOServer.class);
				assertThat(server.getConfiguration().getPingInterval()).isEqualTo(7000);
				assertThat(Handshake.get(port, "/socket.io/")).contains("\"pingInterval\":7000");
			});
	}

	@Test
	void serverOfTheApplicationTakesThePlaceOfOurs() {
		int port = Ports.free();
		this.runner.withUserConfiguration(OwnServer.class)
			.withPropertyValues("socketio.redis.adapter=none", "own.port=1", "socketio.server.port=" + port)
			.run((context) -> assertThat(context).hasSingleBean(SocketIOServer.class).hasBean("ownServer"));
	}

	@Test
	void serverThatWasNotConfiguredIsRefused() {
		this.runner.withBean(SocketIOServer.class, SocketIOServerAutoConfigurationTests::foreignServer)
			.withPropertyValues("socketio.redis.adapter=none")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(FailureAnalyzedException.class.getName())
				.hasStackTraceContaining("The application's SocketIOServer can't join the cluster"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void unsupportedRedisFailsTheStartAtOnce(boolean failFast) {
		UnsupportedRedisException unsupported = new UnsupportedRedisException("too old");
		NamespaceAdapter adapter = BDDMockito.mock();
		BDDMockito.given(adapter.start())
			.willReturn(CompletableFuture.failedFuture(new CompletionException(unsupported)));
		this.runner.withBean(AdapterFactory.class, () -> (namespace) -> adapter)
			.withPropertyValues("socketio.server.port=" + Ports.free(), "socketio.redis.fail-fast=" + failFast,
					"socketio.redis.connect-timeout=1h")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCause(unsupported)
				.cause()
				.isInstanceOf(UnsupportedRedisException.class)
				.hasMessage("Redis at localhost:6379: too old"));
	}

	private static SocketIOServer foreignServer() {
		Configuration configuration = new Configuration();
		configuration.setJsonSupport(BDDMockito.mock());
		return new SocketIOServer(configuration);
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		AdapterFactory adapters = new LocalAdapterFactory();
		SocketIOServerConfigurer configurer = (configuration) -> {
		};
		this.runner.withBean(AdapterFactory.class, () -> adapters)
			.withBean(SocketIOServerConfigurer.class, () -> configurer)
			.withBean("ownNode", NettyNode.class, () -> BDDMockito.mock(NettyNode.class))
			.run((context) -> {
				assertThat(context).getBean(AdapterFactory.class).isSameAs(adapters);
				assertThat(context).getBean(SocketIOServerConfigurer.class).isSameAs(configurer);
				assertThat(context).getBean(NettyNode.class).isSameAs(context.getBean("ownNode"));
			});
	}

	@Test
	void handlersAreLeftToTheScannerOfTheApplication() {
		this.runner.withUserConfiguration(OwnServer.class)
			.withBean(SpringAnnotationScanner.class, () -> new SpringAnnotationScanner(null))
			.withPropertyValues("socketio.redis.adapter=none", "own.port=" + Ports.free())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HandlerRegistrar.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			port=0 | socketio.server.port | from 1 to 65535
			port=65536 | socketio.server.port | from 1 to 65535
			context=live | socketio.server.context | begin with a slash
			context=/live/ | socketio.server.context | not to end with one
			ping-interval=0s | socketio.server.ping-interval | at least a millisecond
			ping-interval=25d | socketio.server.ping-interval | less than 24 days
			ping-timeout=-1s | socketio.server.ping-timeout | at least a millisecond
			max-payload=0B | socketio.server.max-payload | from 1B
			max-payload=3GB | socketio.server.max-payload | from 1B
			max-buffered-bytes=999999B | socketio.server.max-buffered-bytes | with value '999999B'
			max-buffered-bytes=999999B | socketio.server.max-buffered-bytes | which is 1000000B
			max-buffered-bytes=-1B | socketio.server.max-buffered-bytes | raise it to that at least
			max-payload=20MB | socketio.server.max-buffered-bytes | or lower 'socketio.server.max-payload'
			transports= | socketio.server.transports | at least one of websocket and polling
			origins=https://example.org/ | socketio.server.origins | without a path
			ssl.bundle=missing | socketio.server.ssl.bundle | define it under 'spring.ssl.bundle'
			""")
	void invalidValueIsRejected(String property, String name, String reason) {
		this.runner.withPropertyValues("socketio.redis.adapter=none", "socketio.server." + property)
			.withBean("configuration", Configuration.class, Configuration::new)
			.withUserConfiguration(Configuring.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(InvalidConfigurationPropertyValueException.class.getName())
				.hasStackTraceContaining("Property " + name)
				.hasStackTraceContaining(reason));
	}

	private static Configuration configure(AssertableApplicationContext context) {
		Configuration configuration = new Configuration();
		context.getBean(SocketIOServerConfigurer.class).configure(configuration);
		return configuration;
	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		SocketIOServerCustomizer second() {
			return (configuration) -> configuration.setPingInterval(configuration.getPingInterval() + 2);
		}

		@Bean
		@Order(1)
		SocketIOServerCustomizer first() {
			return (configuration) -> configuration.setPingInterval(configuration.getPingInterval() / 1000 * 1000);
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class OwnServer {

		@Bean
		SocketIOServer ownServer(SocketIOServerConfigurer configurer,
				@org.springframework.beans.factory.annotation.Value("${own.port}") int port) {
			Configuration configuration = new Configuration();
			configuration.setPort(port);
			configuration.setHostname("127.0.0.1");
			configurer.configure(configuration);
			return new SocketIOServer(configuration);
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class Configuring {

		@Bean
		String configured(SocketIOServerConfigurer configurer, Configuration configuration) {
			configurer.configure(configuration);
			return "configured";
		}

	}

}
