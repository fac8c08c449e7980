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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.transport.TransportTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketIOMetricsAutoConfiguration}.
 */
class SocketIOMetricsAutoConfigurationTests {

	private static final Path DOCS = Path.of("..", "docs");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class,
				SocketIOServerAutoConfiguration.class, DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class,
				SslAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SocketIOMetricsAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class);

	private ApplicationContextRunner server() {
		return this.runner.withPropertyValues("socketio.server.port=" + Ports.free(),
				"socketio.server.hostname=127.0.0.1", "socketio.redis.url=redis://127.0.0.1:1",
				"socketio.redis.connect-timeout=10ms", "socketio.redis.fail-fast=false");
	}

	@Test
	void emitterAloneHasMetersOfTheTransport() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(TransportMetrics.class).doesNotHaveBean(ServerMetrics.class);
			assertThat(names(context.getBean(MeterRegistry.class))).contains(SocketIOMeters.PUBLISHED)
				.doesNotContain(SocketIOMeters.CONNECTIONS);
		});
	}

	@Test
	void serverHasItsMetersToo() {
		server().run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(names(registry)).contains(SocketIOMeters.PUBLISHED, SocketIOMeters.CONNECTIONS);
			assertThat(registry.get(SocketIOMeters.SUBSCRIPTIONS).tag("state", "desired").gauge().value()).isPositive();
			assertThat(registry.get(SocketIOMeters.SUBSCRIPTIONS).tag("state", "confirmed").gauge().value()).isZero();
		});
	}

	@Test
	void timerRecords() {
		this.runner.run((context) -> {
			context.getBean(TransportTimer.class).published(1_000_000);
			context.getBean(TransportTimer.class).delivered(3_000_000);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get(SocketIOMeters.PUBLISH).timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1);
			assertThat(registry.get(SocketIOMeters.DELIVERY_LAG).timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
		});
	}

	@Test
	void timerOfTheApplicationTakesThePlaceOfOurs() {
		this.runner.withBean(TransportTimer.class, () -> TransportTimer.NONE)
			.run((context) -> assertThat(context).hasSingleBean(TransportTimer.class)
				.doesNotHaveBean(MicrometerTransportTimer.class));
	}

	@Test
	void backsOffWithoutARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SocketIORedisAutoConfiguration.class, DataRedisAutoConfiguration.class,
							JacksonAutoConfiguration.class, SocketIOMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TransportMetrics.class)
				.doesNotHaveBean(TransportTimer.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SocketIORedisAutoConfiguration.class, DataRedisAutoConfiguration.class,
							JacksonAutoConfiguration.class, SocketIOMetricsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("socketIOTransportMetrics"));
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("socketio.redis.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TransportMetrics.class));
	}

	@Test
	void worksWithoutNettySocketIO() {
		this.runner.withClassLoader(new FilteredClassLoader("com.corundumstudio.socketio"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TransportMetrics.class));
	}

	@Test
	void everyMeterIsDocumented() {
		server().run((context) -> {
			Set<String> documented = find(Files.readString(DOCS.resolve("metrics.md")), "^\\| `(socketio\\.[a-z.]+)`");
			documented.removeAll(Set.of("socketio.emit", "socketio.handle"));
			assertThat(documented).isEqualTo(names(context.getBean(MeterRegistry.class)));
		});
	}

	@Test
	void everyTagIsDocumented() {
		server().run((context) -> {
			String documentation = Files.readString(DOCS.resolve("metrics.md"));
			for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
				for (Tag tag : meter.getId().getTags()) {
					assertThat(documentation.lines()
						.filter((line) -> line.startsWith("| `" + meter.getId().getName() + "`"))).singleElement()
						.asString()
						.contains("`" + tag.getKey() + "`", "`" + tag.getValue() + "`");
				}
			}
		});
	}

	@Test
	void dashboardShowsMetersThatExist() {
		server().run((context) -> {
			Set<String> known = names(context.getBean(MeterRegistry.class)).stream()
				.map((name) -> name.replace('.', '_'))
				.collect(Collectors.toCollection(TreeSet::new));
			known.add("socketio_emit");
			known.add("socketio_handle");
			known.add("socketio_event");
			Set<String> shown = find(Files.readString(DOCS.resolve("grafana-dashboard.json")),
					"(socketio_[a-z_]+?)(?:_seconds)?(?:_total|_count|_sum|_max|_bucket|_messages|_messages_total)?[{\\[ )]");
			assertThat(shown).isNotEmpty().isSubsetOf(known);
		});
	}

	private static Set<String> names(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("socketio."))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> find(String text, String regex) throws IOException {
		return Pattern.compile(regex, Pattern.MULTILINE)
			.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
