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

package io.github.socketioredis.netty.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.JsonSupport;
import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.mockito.Mockito.mock;

/**
 * A session without a server: long polling on an embedded channel.
 */
final class EngineFixture {

	static final int MAX_PAYLOAD = 100_000;

	private final Configuration configuration = new Configuration();

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final NamespacesHub namespaces;

	private final EngineContext context;

	private final EngineSession session;

	private boolean polling;

	EngineFixture(SocketListener listener) {
		this.channel.freezeTime();
		JsonMapper mapper = JsonMapper.shared();
		this.configuration.setJsonSupport(mock(JsonSupport.class));
		this.configuration.setMaxFramePayloadLength(MAX_PAYLOAD);
		this.namespaces = new NamespacesHub(this.configuration);
		this.context = new EngineContext(this.configuration, EngineLimits.of(this.configuration, 1_000_000),
				this.namespaces, mapper, new PacketEncoding(mapper, new EventDataCodec(mapper)),
				new ListenerArguments(mapper), SocketIdMode.PUBLIC, listener, new EngineCounters());
		HandshakeData handshake = new HandshakeData(new DefaultHttpHeaders(), Map.of("EIO", List.of("4")), null,
				"/socket.io/", false);
		this.session = new EngineSession(this.context, new PacketReader(this.context, HandlerInterceptor.NONE),
				handshake, this.channel.eventLoop(), null);
	}

	static HttpExchange exchange(EmbeddedChannel channel) {
		return new HttpExchange(channel,
				new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/socket.io/"),
				new CrossOrigin(new Configuration()), () -> {
				});
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static @Nullable String response(EmbeddedChannel channel) {
		FullHttpResponse response = channel.readOutbound();
		if (response == null) {
			return null;
		}
		String content = response.content().toString(StandardCharsets.UTF_8);
		response.release();
		return content;
	}

	/**
	 * Lets time go by, which stands still otherwise.
	 */
	void pass(long millis) {
		this.channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
	}

	Namespace namespace(String name) {
		return this.namespaces.create(name);
	}

	EngineContext context() {
		return this.context;
	}

	EngineSession session() {
		return this.session;
	}

	/**
	 * Takes in one packet, in the mailbox as ever.
	 */
	void receive(String packet) {
		EmbeddedChannel connection = new EmbeddedChannel();
		this.session.execute(() -> this.session.post(exchange(connection), bytes(packet)));
		response(connection);
	}

	/**
	 * Returns the packets that have been sent to the client since the last time.
	 */
	List<String> sent() {
		if (!this.polling) {
			HttpExchange poll = exchange(this.channel);
			this.session.execute(() -> this.session.poll(poll));
		}
		String payload = response(this.channel);
		this.polling = payload == null;
		return (payload != null) ? List.of(payload.split("\u001e")) : List.of();
	}

}
