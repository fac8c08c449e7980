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

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.test.Ports;
import io.github.socketioredis.test.RedisServerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.BDDMockito;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a person reads when an application with a mistake does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureReportIntegrationTests {

	private static final String CREDENTIALS = "'socketio.redis.username' and 'socketio.redis.password'";

	private static RedisServerFixture redis;

	private static RedisServerFixture secured;

	@BeforeAll
	static void startRedis() {
		redis = RedisServerFixture.start();
		secured = RedisServerFixture.startWith("--requirepass", "topsecret", "--user", "alice", "on", ">topsecret",
				"~*", "resetchannels", "+@all");
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
		secured.close();
	}

	@Test
	void portInUse(CapturedOutput output) {
		int port = Ports.free();
		try (ConfigurableApplicationContext context = start(App.class, port, "socketio.redis.url=" + redis.uri())) {
			assertThat(context.isRunning()).isTrue();
			Report report = report(output, App.class, port, "socketio.redis.url=" + redis.uri());
			assertThat(report.description()).startsWith("The Socket.IO server can't listen on 127.0.0.1:" + port + ": ")
				.contains("already in use");
			assertThat(report.action())
				.isEqualTo("End what uses the port, or set 'socketio.server.port' and 'socketio.server.hostname' "
						+ "to a free port of this machine.");
		}
	}

	@Test
	void redisUnreachable(CapturedOutput output) {
		try (RedisServerFixture down = RedisServerFixture.notStarted()) {
			Report report = report(output, "socketio.redis.url=" + down.uri(), "socketio.redis.connect-timeout=4s");
			assertThat(report.description())
				.startsWith("Redis at 127.0.0.1:" + down.port()
						+ " did not confirm the subscriptions of the Socket.IO server within 4000 ms. Last error: ")
				.contains("Connection refused");
			assertThat(report.action()).startsWith("Start Redis, or correct its address ('socketio.redis.url', ")
				.contains("'socketio.redis.fail-fast=false'");
		}
	}

	@ParameterizedTest
	@CsvSource({ "socketio.redis.url=redis://:guess@127.0.0.1:%d",
			"socketio.redis.host=127.0.0.1;socketio.redis.port=%d;socketio.redis.username=alice;"
					+ "socketio.redis.password=guess",
			"spring.data.redis.host=127.0.0.1;spring.data.redis.port=%d;spring.data.redis.password=guess" })
	void wrongPassword(String properties, CapturedOutput output) {
		Report report = report(output,
				(properties.formatted(secured.port()) + ";socketio.redis.connect-timeout=4s").split(";"));
		assertThat(report.description())
			.startsWith("Redis at 127.0.0.1:" + secured.port()
					+ " refuses the username or the password of the Socket.IO server: ")
			.contains("WRONGPASS");
		assertThat(report.action()).startsWith("Correct " + CREDENTIALS).contains("'spring.data.redis.*'");
		assertThat(output.getAll()).doesNotContain("guess");
	}

	@Test
	void noPassword(CapturedOutput output) {
		Report report = report(output, "socketio.redis.url=" + secured.uri(), "socketio.redis.connect-timeout=4s");
		assertThat(report.description())
			.startsWith("Redis at 127.0.0.1:" + secured.port()
					+ " asks for a password, but the Socket.IO server has none: ")
			.contains("NOAUTH");
		assertThat(report.action()).startsWith("Set " + CREDENTIALS);
	}

	@Test
	void deniedChannels(CapturedOutput output) {
		Report report = report(output, "socketio.redis.url=redis://alice:topsecret@127.0.0.1:" + secured.port(),
				"socketio.redis.connect-timeout=4s");
		assertThat(report.description())
			.startsWith("Redis at 127.0.0.1:" + secured.port()
					+ " does not allow the user of the Socket.IO server what it has to do: ")
			.contains("NOPERM");
		assertThat(report.action()).startsWith("Allow the user to subscribe and to publish to the channels");
		assertThat(output.getAll()).doesNotContain("topsecret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			socketio.redis.adapter | redis | CLASSIC,NONE,SHARDED
			socketio.redis.sharded.subscription-mode | auto | DYNAMIC,DYNAMIC_PRIVATE,STATIC
			socketio.redis.classic.parser | xml | JSON,MESSAGEPACK
			socketio.redis.emitter.protocol | streams | CLASSIC,SHARDED
			socketio.server.socket-id | secret | PUBLIC,SESSION
			""")
	void unknownValue(String property, String value, String valid, CapturedOutput output) {
		Report report = report(output, property + "=" + value);
		assertThat(report.description()).contains("Property: " + property).contains("Value: \"" + value + "\"");
		assertThat(report.action()).contains("The following values are valid:").contains(valid.split(","));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					socketio.redis.url=redis://a;socketio.redis.host=b | 'socketio.redis.url' | 'socketio.redis.host'
					socketio.redis.cluster.nodes=a:1;socketio.redis.host=b | 'socketio.redis.cluster.nodes' | 'socketio.redis.host'
					socketio.redis.ssl.enabled=false;socketio.redis.ssl.bundle=b | 'socketio.redis.ssl.bundle' | 'socketio.redis.ssl.enabled'
					""")
	void contradiction(String properties, String first, String second, CapturedOutput output) {
		Report report = report(output, properties.split(";"));
		assertThat(report.text()).contains(first.replace("'", "")).contains(second.replace("'", ""));
		assertThat(report.action()).isNotEmpty();
	}

	@Test
	void serverThatLacksOurParts(CapturedOutput output) {
		Report report = report(output, ForeignServer.class, Ports.free(), "socketio.redis.adapter=none");
		assertThat(report.description())
			.startsWith("The application's SocketIOServer can't join the cluster: 'server' has the StoreFactory ");
		assertThat(report.action()).isEqualTo("Inject the SocketIOServerConfigurer bean and let it configure the "
				+ "Configuration that the server is made from, or turn the cluster off with "
				+ "'socketio.redis.enabled=false'.");
	}

	@Test
	void serverWhoseClientsChooseTheirSession(CapturedOutput output) {
		Report report = report(output, NoRandomSession.class, Ports.free(), "socketio.redis.adapter=none");
		assertThat(report.description())
			.isEqualTo("The application's SocketIOServer can't join the cluster: 'server' has randomSession=false, by "
					+ "which clients choose their session id: set it to true.");
	}

	@Test
	void parserTwice(CapturedOutput output) {
		Report report = report(output, OneParser.class, Ports.free(), "socketio.redis.classic.parser=json",
				"socketio.redis.adapter=classic");
		assertThat(report.text()).contains("socketio.redis.classic.parser").contains("remove the property or the bean");
	}

	@Test
	void twoParsers(CapturedOutput output) {
		Report report = report(output, TwoParsers.class, Ports.free());
		assertThat(report.description()).startsWith("There are 2 beans of type MessageParser.Custom: ")
			.contains("secondParser");
		assertThat(report.action())
			.isEqualTo("Remove all but one of them, or mark the one for the classic protocol as @Primary.");
	}

	private static Report report(CapturedOutput output, String... properties) {
		return report(output, App.class, Ports.free(), properties);
	}

	private static Report report(CapturedOutput output, Class<?> source, int port, String... properties) {
		assertThatException().isThrownBy(() -> start(source, port, properties).close());
		Matcher matcher = Report.PATTERN.matcher(output.getAll());
		assertThat(matcher.find()).as(output.getAll()).isTrue();
		return new Report(matcher.group(1).strip(), matcher.group(2).strip());
	}

	private static ConfigurableApplicationContext start(Class<?> source, int port, String... properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("socketio.server.port", port, "socketio.server.hostname", "127.0.0.1",
				"spring.main.banner-mode", "off"));
		String[] args = new String[properties.length];
		for (int i = 0; i < args.length; i++) {
			args[i] = "--" + properties[i];
		}
		return application.run(args);
	}

	private record Report(String description, String action) {

		static final Pattern PATTERN = Pattern.compile(
				"APPLICATION FAILED TO START\\R\\*+\\R+Description:\\R+(.*?)\\R+Action:\\R+(.*)\\z", Pattern.DOTALL);

		String text() {
			return this.description + "\n" + this.action;
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ForeignServer {

		@Bean
		SocketIOServer server() {
			Configuration configuration = new Configuration();
			configuration.setJsonSupport(BDDMockito.mock());
			return new SocketIOServer(configuration);
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class NoRandomSession {

		@Bean
		SocketIOServer server(SocketIOServerConfigurer configurer) {
			Configuration configuration = new Configuration();
			configurer.configure(configuration);
			configuration.setRandomSession(false);
			return new SocketIOServer(configuration);
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OneParser {

		@Bean
		MessageParser.Custom parser() {
			return new SocketIORedisAutoConfigurationTests.ReversedParser();
		}

	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoParsers extends OneParser {

		@Bean
		MessageParser.Custom secondParser() {
			return new SocketIORedisAutoConfigurationTests.ReversedParser();
		}

	}

}
