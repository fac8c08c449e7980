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

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.corundumstudio.socketio.Transport;
import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.netty.engine.SocketIdMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tools know of our properties.
 */
class ConfigurationMetadataTests {

	private static final JsonNode METADATA = read();

	@Test
	void everyPropertyIsThere() {
		assertThat(properties().map(ConfigurationMetadataTests::name)).containsExactlyInAnyOrder(
				"socketio.redis.enabled", "socketio.redis.url", "socketio.redis.host", "socketio.redis.port",
				"socketio.redis.username", "socketio.redis.password", "socketio.redis.database",
				"socketio.redis.client-name", "socketio.redis.connect-timeout", "socketio.redis.timeout",
				"socketio.redis.ssl.enabled", "socketio.redis.ssl.bundle", "socketio.redis.cluster.nodes",
				"socketio.redis.cluster.max-redirects", "socketio.redis.sentinel.master",
				"socketio.redis.sentinel.nodes", "socketio.redis.sentinel.username", "socketio.redis.sentinel.password",
				"socketio.redis.transport", "socketio.redis.adapter", "socketio.redis.publish-max-age",
				"socketio.redis.fail-fast", "socketio.redis.classic.key", "socketio.redis.classic.parser",
				"socketio.redis.classic.requests-timeout",
				"socketio.redis.classic.publish-on-specific-response-channel", "socketio.redis.share-sensitive-headers",
				"socketio.redis.sharded.channel-prefix", "socketio.redis.sharded.subscription-mode",
				"socketio.redis.sharded.requests-timeout", "socketio.redis.emitter.protocol",
				"socketio.redis.emitter.key", "socketio.redis.emitter.after-commit", "socketio.server.port",
				"socketio.server.hostname", "socketio.server.context", "socketio.server.origins",
				"socketio.server.ping-interval", "socketio.server.ping-timeout", "socketio.server.max-payload",
				"socketio.server.max-buffered-bytes", "socketio.server.transports", "socketio.server.ssl.bundle",
				"socketio.server.socket-id", "management.endpoint.socketio.access",
				"management.endpoint.socketio.cache.time-to-live", "management.health.socketioredis.enabled",
				"management.info.socketio.enabled");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyIsDescribed(JsonNode property) {
		assertThat(property.path("description").asString()).as(name(property))
			.matches("[A-Z].*\\.")
			.doesNotStartWith("A ")
			.doesNotStartWith("An ")
			.doesNotStartWith("The ");
		if (property.get("type").asString().equals("java.lang.Boolean")) {
			assertThat(property.get("description").asString()).as(name(property)).startsWith("Whether to ");
		}
	}

	@ParameterizedTest
	@CsvSource({ "socketio.redis.transport, redis", "socketio.redis.emitter.after-commit, false",
			"socketio.redis.enabled, true", "socketio.redis.host, localhost", "socketio.redis.port, 6379",
			"socketio.redis.database, 0", "socketio.redis.cluster.max-redirects, 5",
			"socketio.redis.share-sensitive-headers, false",
			"socketio.redis.classic.publish-on-specific-response-channel, false",
			"socketio.redis.classic.requests-timeout, 5s", "socketio.server.context, /socket.io",
			"socketio.server.max-payload, 1000000B", "socketio.server.max-buffered-bytes, 16MB",
			"socketio.server.transports, 'websocket,polling'", "socketio.redis.adapter, classic",
			"socketio.redis.classic.key, socket.io", "socketio.redis.classic.parser, messagepack",
			"socketio.redis.connect-timeout, 10s", "socketio.redis.sharded.channel-prefix, socket.io",
			"socketio.redis.sharded.subscription-mode, dynamic", "socketio.redis.sharded.requests-timeout, 5s",
			"socketio.redis.publish-max-age, 2s", "socketio.redis.fail-fast, true",
			"socketio.server.ping-interval, 25s", "socketio.server.ping-timeout, 20s",
			"socketio.server.socket-id, public" })
	void defaultsAreKnown(String name, String value) {
		assertThat(property(name).path("defaultValue").asString()).isEqualTo(value);
	}

	@Test
	void enumeratedValuesAreKnownByTheirType() {
		assertThat(property("socketio.redis.adapter").get("type").asString())
			.isEqualTo(SocketIORedisProperties.Adapter.class.getName());
		assertThat(property("socketio.redis.transport").get("type").asString())
			.isEqualTo(SocketIORedisProperties.Transport.class.getName());
		assertThat(property("socketio.redis.classic.parser").get("type").asString())
			.isEqualTo(MessageParser.BuiltIn.class.getName());
		assertThat(property("socketio.redis.sharded.subscription-mode").get("type").asString())
			.isEqualTo(SubscriptionMode.class.getName());
		assertThat(property("socketio.redis.emitter.protocol").get("type").asString())
			.isEqualTo(EmitterOptions.Protocol.class.getName());
		assertThat(property("socketio.server.socket-id").get("type").asString())
			.isEqualTo(SocketIdMode.class.getName());
		assertThat(property("socketio.server.transports").get("type").asString())
			.isEqualTo("java.util.List<" + Transport.class.getName() + ">");
		assertThat(List.of(SocketIORedisProperties.Transport.class, SocketIORedisProperties.Adapter.class,
				MessageParser.BuiltIn.class, SubscriptionMode.class, EmitterOptions.Protocol.class, SocketIdMode.class,
				Transport.class))
			.allMatch(Class::isEnum);
	}

	@ParameterizedTest
	@MethodSource
	void everyEnumeratedValueIsHintedAt(String name, Class<? extends Enum<?>> type) {
		assertThat(hint(name).get("values").valueStream().map((value) -> value.get("value").asString()))
			.containsExactlyInAnyOrder(Stream.of(type.getEnumConstants())
				.map((constant) -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toArray(String[]::new));
		assertThat(hint(name).get("values").valueStream())
			.allSatisfy((value) -> assertThat(value.path("description").asString()).matches("[A-Z].*\\."));
	}

	static Stream<Arguments> everyEnumeratedValueIsHintedAt() {
		return Stream.of(Arguments.of("socketio.redis.adapter", SocketIORedisProperties.Adapter.class),
				Arguments.of("socketio.redis.classic.parser", MessageParser.BuiltIn.class),
				Arguments.of("socketio.redis.sharded.subscription-mode", SubscriptionMode.class),
				Arguments.of("socketio.redis.emitter.protocol", EmitterOptions.Protocol.class),
				Arguments.of("socketio.server.socket-id", SocketIdMode.class),
				Arguments.of("socketio.server.transports", Transport.class));
	}

	@Test
	void anyOriginMayBeGiven() {
		JsonNode hint = hint("socketio.server.origins");
		assertThat(hint.at("/values/0/value").asString()).isEqualTo("*");
		assertThat(hint.at("/providers/0/name").asString()).isEqualTo("any");
	}

	@Test
	void everyHintIsForAProperty() {
		assertThat(properties().map(ConfigurationMetadataTests::name))
			.containsAll(METADATA.get("hints").valueStream().map(ConfigurationMetadataTests::name).toList());
	}

	@Test
	void nothingIsDeprecated() {
		assertThat(properties()).noneMatch((property) -> property.has("deprecated") || property.has("deprecation"));
	}

	private static JsonNode hint(String name) {
		return METADATA.get("hints").valueStream().filter((hint) -> name(hint).equals(name)).findFirst().orElseThrow();
	}

	private static JsonNode property(String name) {
		return properties().filter((property) -> name(property).equals(name)).findFirst().orElseThrow();
	}

	static Stream<JsonNode> properties() {
		return METADATA.get("properties").valueStream();
	}

	private static String name(JsonNode property) {
		return property.get("name").asString();
	}

	private static JsonNode read() {
		String path = "META-INF/spring-configuration-metadata.json";
		try (InputStream stream = SocketIORedisProperties.class.getProtectionDomain()
			.getCodeSource()
			.getLocation()
			.toURI()
			.resolve(path)
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream.readAllBytes());
		}
		catch (IOException | java.net.URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
