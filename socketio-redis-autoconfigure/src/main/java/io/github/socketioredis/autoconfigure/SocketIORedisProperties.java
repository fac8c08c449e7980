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

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.MessageParser;
import io.github.socketioredis.SubscriptionMode;
import io.github.socketioredis.cluster.ClassicOptions;
import io.github.socketioredis.cluster.ShardedOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Properties of the cluster and of the connections to its Redis. With none of
 * {@code url}, {@code host}, {@code port}, {@code username}, {@code password},
 * {@code database}, {@code ssl.*}, {@code cluster.*} and {@code sentinel.*} set, the
 * application's own Redis is used. An empty text counts as not set.
 *
 * @param enabled Whether to configure anything at all.
 * @param url Redis URL, such as rediss://user:password@example.org:6380/0. Takes the
 * place of host, port, username, password and database.
 * @param host Redis server host.
 * @param port Redis server port.
 * @param username Login username of the Redis server.
 * @param password Login password of the Redis server.
 * @param database Database index of the connections. Pub/Sub itself knows no databases.
 * @param clientName Client name to be set on the connections with CLIENT SETNAME.
 * @param connectTimeout Connection timeout. Also how long the start waits for the
 * subscriptions to be confirmed.
 * @param timeout Timeout of the commands that set up a connection, such as AUTH.
 * @param ssl TLS of the connections.
 * @param cluster Redis Cluster, in the place of one server.
 * @param sentinel Master that Sentinels watch, in the place of one server.
 * @param transport What carries the messages. With memory there is no Redis: they stay
 * within the application, and the properties of connections have no effect.
 * @param adapter What connects a server with the others. None leaves it alone; the
 * emitter publishes nevertheless.
 * @param publishMaxAge Maximum time a message may wait for the connection to Redis before
 * it fails.
 * @param failFast Whether to fail the start of a server when Redis can't be reached.
 * Otherwise it starts, serves its own clients and joins the cluster when Redis comes.
 * @param shareSensitiveHeaders Whether to tell other servers the cookie and authorization
 * headers of sockets that they fetch.
 * @param classic Classic protocol, that of the Redis adapter of Node on any Redis.
 * @param sharded Sharded protocol, that of the sharded Redis adapter of Node on Redis 7
 * or later.
 * @param emitter Emitter.
 * @since 0.1.0
 */
@ConfigurationProperties("socketio.redis")
public record SocketIORedisProperties(@DefaultValue("true") boolean enabled, @Nullable String url,
		@Nullable String host, @Nullable Integer port, @Nullable String username, @Nullable String password,
		@Nullable Integer database, @Nullable String clientName, @DefaultValue("10s") Duration connectTimeout,
		@Nullable Duration timeout, @DefaultValue Ssl ssl, @DefaultValue Cluster cluster,
		@DefaultValue Sentinel sentinel, @DefaultValue("redis") Transport transport,
		@DefaultValue("classic") Adapter adapter, @DefaultValue("2s") Duration publishMaxAge,
		@DefaultValue("true") boolean failFast, @DefaultValue("false") boolean shareSensitiveHeaders,
		@DefaultValue Classic classic, @DefaultValue Sharded sharded, @DefaultValue Emitter emitter) {

	static final String PREFIX = "socketio.redis.";

	public SocketIORedisProperties {
		url = textOrNull(url);
		host = textOrNull(host);
		username = textOrNull(username);
		password = textOrNull(password);
		clientName = textOrNull(clientName);
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

	private static List<String> texts(List<String> texts) {
		return texts.stream().filter(StringUtils::hasText).toList();
	}

	/**
	 * Returns the prefix of the servers' channels.
	 * @return a text that is not empty
	 */
	String classicKey() {
		return checkKey("socketio.redis.classic.key", this.classic.key());
	}

	/**
	 * Returns the options of the classic adapter.
	 * @return the options
	 */
	ClassicOptions classicOptions() {
		return new ClassicOptions(classicKey(),
				PositiveDuration.check("socketio.redis.classic.requests-timeout", this.classic.requestsTimeout()),
				this.classic.publishOnSpecificResponseChannel());
	}

	/**
	 * Returns the options of the sharded adapter.
	 * @return the options
	 */
	ShardedOptions shardedOptions() {
		return new ShardedOptions(channelPrefix(), this.sharded.subscriptionMode(),
				PositiveDuration.check("socketio.redis.sharded.requests-timeout", this.sharded.requestsTimeout()));
	}

	private String channelPrefix() {
		return checkKey("socketio.redis.sharded.channel-prefix", this.sharded.channelPrefix());
	}

	/**
	 * Returns the protocol of the emitter, that of the adapter unless it has one of its
	 * own.
	 * @return the protocol
	 */
	EmitterOptions.Protocol emitterProtocol() {
		EmitterOptions.Protocol protocol = this.emitter.protocol();
		if (protocol != null) {
			return protocol;
		}
		return (this.adapter == Adapter.SHARDED) ? EmitterOptions.Protocol.SHARDED : EmitterOptions.Protocol.CLASSIC;
	}

	/**
	 * Returns the prefix of the emitter's channels, that of the protocol's adapter unless
	 * it has one of its own.
	 * @return a text that is not empty
	 */
	String emitterKey() {
		String key = this.emitter.key();
		if (key != null) {
			return checkKey("socketio.redis.emitter.key", key);
		}
		return (emitterProtocol() == EmitterOptions.Protocol.SHARDED) ? channelPrefix() : classicKey();
	}

	private static String checkKey(String property, String key) {
		if (key.isEmpty()) {
			throw new InvalidConfigurationPropertyValueException(property, key,
					"it must not be empty; remove it for the default, socket.io");
		}
		return key;
	}

	@Override
	public String toString() {
		return "SocketIORedisProperties[adapter=" + this.adapter + "]";
	}

	/**
	 * What carries the messages.
	 */
	public enum Transport {

		/**
		 * Redis Pub/Sub.
		 */
		REDIS,

		/**
		 * Memory of the application, for tests and for a single instance.
		 */
		MEMORY

	}

	/**
	 * The adapters that connect a server with the others.
	 */
	public enum Adapter {

		/**
		 * The classic protocol of {@code @socket.io/redis-adapter}, on any Redis.
		 */
		CLASSIC,

		/**
		 * The sharded protocol of {@code @socket.io/redis-adapter}, on Redis 7 or later.
		 */
		SHARDED,

		/**
		 * No adapter: the server stands alone.
		 */
		NONE

	}

	/**
	 * TLS of the connections to Redis.
	 *
	 * @param enabled Whether to use TLS. Enabled automatically if a bundle is set.
	 * @param bundle SSL bundle name.
	 */
	public record Ssl(@Nullable Boolean enabled, @Nullable String bundle) {

		public Ssl {
			bundle = textOrNull(bundle);
		}

	}

	/**
	 * A Redis Cluster.
	 *
	 * @param nodes Nodes of the Redis Cluster, each as host:port. Some are enough: they
	 * know the others.
	 * @param maxRedirects Maximum number of times that the connection factories send a
	 * command on to another node.
	 */
	public record Cluster(@DefaultValue List<String> nodes, @Nullable Integer maxRedirects) {

		public Cluster {
			nodes = texts(nodes);
		}

		boolean isConfigured() {
			return !this.nodes.isEmpty() || this.maxRedirects != null;
		}

	}

	/**
	 * Sentinels.
	 *
	 * @param master Name by which the Sentinels know the master.
	 * @param nodes Sentinels to ask for the master, each as host:port.
	 * @param username Login username of the Sentinels themselves.
	 * @param password Login password of the Sentinels themselves.
	 */
	public record Sentinel(@Nullable String master, @DefaultValue List<String> nodes, @Nullable String username,
			@Nullable String password) {

		public Sentinel {
			master = textOrNull(master);
			nodes = texts(nodes);
			username = textOrNull(username);
			password = textOrNull(password);
		}

		boolean isConfigured() {
			return !this.nodes.isEmpty()
					|| Stream.of(this.master, this.username, this.password).anyMatch(Objects::nonNull);
		}

		@Override
		public String toString() {
			return "Sentinel[master=" + this.master + ", nodes=" + this.nodes + "]";
		}

	}

	/**
	 * The classic protocol.
	 *
	 * @param key Prefix of all channels. Has to equal the key of the other servers and
	 * emitters.
	 * @param parser Encoding of the messages. Has to equal the parser of the other
	 * servers and emitters. A MessageParser.Custom bean takes its place.
	 * @param requestsTimeout Maximum time to wait for the answers of other servers, where
	 * a call sets none.
	 * @param publishOnSpecificResponseChannel Whether to answer the asking server alone
	 * instead of all servers.
	 */
	public record Classic(@DefaultValue("socket.io") String key, MessageParser.@Nullable BuiltIn parser,
			@DefaultValue("5s") Duration requestsTimeout,
			@DefaultValue("false") boolean publishOnSpecificResponseChannel) {

	}

	/**
	 * The sharded protocol.
	 *
	 * @param channelPrefix Prefix of all channels. Has to equal the channelPrefix of the
	 * other servers and emitters.
	 * @param subscriptionMode Which channels a server subscribes to. Has to equal the
	 * subscriptionMode of the other servers and emitters.
	 * @param requestsTimeout Maximum time to wait for the answers of other servers, where
	 * a call sets none.
	 */
	public record Sharded(@DefaultValue("socket.io") String channelPrefix,
			@DefaultValue("dynamic") SubscriptionMode subscriptionMode, @DefaultValue("5s") Duration requestsTimeout) {

	}

	/**
	 * The emitter.
	 *
	 * @param protocol Protocol of the emitter. That of the adapter if not set, and
	 * classic without an adapter.
	 * @param key Prefix of all channels of the emitter. That of the protocol's adapter if
	 * not set.
	 * @param afterCommit Whether to keep what is emitted in a Spring transaction until
	 * that commits, and to drop it on rollback.
	 */
	public record Emitter(EmitterOptions.@Nullable Protocol protocol, @Nullable String key,
			@DefaultValue("false") boolean afterCommit) {

	}

}
