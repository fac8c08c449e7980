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

package io.github.socketioredis.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.InMemoryHub;
import io.github.socketioredis.transport.PubSubTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.spy;

/**
 * Classic and sharded servers on one prefix find each other.
 */
class OtherProtocolTests {

	private final InMemoryHub hub = new InMemoryHub();

	private final Logger logger = (Logger) LoggerFactory.getLogger(OtherProtocol.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void capture() {
		this.log.start();
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void release() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
	}

	private List<String> warnings() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	private void startClassic(PubSubTransport transport, String key, String namespace) {
		new ClassicAdapterFactory(transport, ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, JsonMapper.shared()),
				ClassicOptions.defaults().withKey(key))
			.create(context(namespace))
			.start();
	}

	private void startSharded(PubSubTransport transport, String prefix, String namespace) {
		new ShardedAdapterFactory(transport, new ShardedCodec(JsonMapper.shared()),
				ShardedOptions.defaults().withChannelPrefix(prefix))
			.create(context(namespace))
			.start();
	}

	private static AdapterContext context(String namespace) {
		return new AdapterContext(new RecordingNamespace(namespace, "r"), (data, ack) -> {
		}, Runnable::run, JsonMapper.shared());
	}

	@Test
	void aShardedServerIsToldOfClassicOnes() {
		startClassic(this.hub, "app", "/chat");
		startSharded(this.hub, "app", "/chat");
		assertThat(warnings()).singleElement()
			.asString()
			.contains("This server has the sharded adapter", "1 subscribers of 'app-request#/chat#'",
					"have the classic adapter", "in namespace /chat");
	}

	@Test
	void aClassicServerIsToldOfShardedOnes() {
		startSharded(this.hub, "app", "/");
		startSharded(this.hub, "app", "/");
		startClassic(this.hub, "app", "/");
		assertThat(warnings()).singleElement()
			.asString()
			.contains("This server has the classic adapter", "2 subscribers of 'app#/#'", "have the sharded adapter");
	}

	@Test
	void othersAreNoMistake() {
		startClassic(this.hub, "app", "/");
		startClassic(this.hub, "app", "/");
		startSharded(this.hub, "app2", "/");
		startSharded(this.hub, "app2", "/");
		startSharded(this.hub, "app", "/chat");
		assertThat(warnings()).isEmpty();
	}

	@Test
	void aQuestionThatCantBeAnsweredMeansNothing() {
		InMemoryHub old = spy(this.hub);
		willReturn(CompletableFuture.failedFuture(new IllegalStateException("ERR unknown subcommand"))).given(old)
			.countSubscribers(any());
		startClassic(old, "app", "/");
		startSharded(old, "app", "/");
		assertThat(warnings()).isEmpty();
	}

}
