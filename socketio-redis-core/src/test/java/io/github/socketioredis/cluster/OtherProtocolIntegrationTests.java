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

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.test.RedisTopology;
import io.github.socketioredis.transport.PubSubTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classic and sharded servers on one prefix find each other by what Redis counts.
 */
class OtherProtocolIntegrationTests {

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

	@Test
	void eachIsToldOfTheOtherWhenItStarts() {
		try (RedisTopology redis = RedisTopology.standalone();
				PubSubTransport one = redis.transport();
				PubSubTransport two = redis.transport()) {
			startAndClose(redis, classic(one), "shardnumsub", sharded(two));
			Awaitility.await().until(() -> redis.channels().isEmpty() && redis.shardedChannels().isEmpty());
			startAndClose(redis, sharded(two), "numsub", classic(one));
		}
		assertThat(this.log.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.satisfiesExactly(
					(line) -> assertThat(line)
						.contains("has the sharded adapter, but 1 subscribers of 'app-request#/#'"),
					(line) -> assertThat(line).contains("has the classic adapter, but 1 subscribers of 'app#/#'"));
	}

	/*
	 * The second server starts only when Redis has answered the first one, which would
	 * otherwise be told of the second, too.
	 */
	private void startAndClose(RedisTopology redis, NamespaceAdapter first, String question, NamespaceAdapter second) {
		int before = this.log.list.size();
		long asked = calls(redis, question);
		first.start().orTimeout(10, TimeUnit.SECONDS).join();
		Awaitility.await().until(() -> calls(redis, question) == asked + 1);
		second.start().orTimeout(10, TimeUnit.SECONDS).join();
		Awaitility.await().until(() -> this.log.list.size() == before + 1);
		first.close();
		second.close();
	}

	private static long calls(RedisTopology redis, String subcommand) {
		String statistics = String.valueOf(redis.executeOnAll("INFO", "commandstats").get(0));
		Matcher matcher = Pattern.compile("cmdstat_pubsub\\|" + subcommand + ":calls=(\\d+)").matcher(statistics);
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
	}

	private static NamespaceAdapter classic(PubSubTransport transport) {
		return new ClassicAdapterFactory(transport,
				ClassicCodecs.of(MessageParser.BuiltIn.MESSAGEPACK, JsonMapper.shared()),
				ClassicOptions.defaults().withKey("app"))
			.create(context());
	}

	private static NamespaceAdapter sharded(PubSubTransport transport) {
		return new ShardedAdapterFactory(transport, new ShardedCodec(JsonMapper.shared()),
				ShardedOptions.defaults().withChannelPrefix("app"))
			.create(context());
	}

	private static AdapterContext context() {
		return new AdapterContext(new RecordingNamespace("/"), (data, ack) -> {
		}, Runnable::run, JsonMapper.shared());
	}

}
