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

package io.github.socketioredis.interop;

import java.time.Duration;

import io.github.socketioredis.MessageParser;
import io.github.socketioredis.SubscriptionMode;

/**
 * What all peers of a cluster have in common, and the npm client for Redis that the Node
 * ones use. Each part can be chosen whatever the others are. Immutable.
 *
 * @param protocol how they talk to each other
 * @param topology how Redis is set up
 * @param library the npm client
 * @param key the prefix of the channels
 * @param requestsTimeout how long servers wait for answers, or null for the default
 * @param sessionIds whether the sockets of Java servers have netty-socketio's own ids
 * @param scope which features are tried
 */
record Mode(Protocol protocol, Topology topology, Library library, String key, Duration requestsTimeout,
		boolean sessionIds, Scope scope) {

	static final String DEFAULT_KEY = "socket.io";

	/**
	 * Which features are tried.
	 */
	enum Scope {

		ALL, ESSENTIAL

	}

	static Mode of(Protocol protocol) {
		return new Mode(protocol, Topology.STANDALONE, Library.REDIS, DEFAULT_KEY, null, false, Scope.ALL);
	}

	static Mode classic(MessageParser.BuiltIn parser) {
		return of(new Protocol.Classic(parser, false));
	}

	static Mode sharded(SubscriptionMode subscriptionMode) {
		return of(new Protocol.Sharded(subscriptionMode));
	}

	Mode on(Topology topology) {
		return new Mode(this.protocol, topology, this.library, this.key, this.requestsTimeout, this.sessionIds,
				this.scope);
	}

	Mode with(Library library) {
		return new Mode(this.protocol, this.topology, library, this.key, this.requestsTimeout, this.sessionIds,
				this.scope);
	}

	Mode withKey(String key) {
		return new Mode(this.protocol, this.topology, this.library, key, this.requestsTimeout, this.sessionIds,
				this.scope);
	}

	/**
	 * Lets servers of the classic protocol answer the asking server alone.
	 */
	Mode withSpecificResponses() {
		Protocol.Classic classic = (Protocol.Classic) this.protocol;
		return new Mode(new Protocol.Classic(classic.parser(), true), this.topology, this.library, this.key,
				this.requestsTimeout, this.sessionIds, this.scope);
	}

	Mode withRequestsTimeout(Duration requestsTimeout) {
		return new Mode(this.protocol, this.topology, this.library, this.key, requestsTimeout, this.sessionIds,
				this.scope);
	}

	Mode withSessionIds() {
		return new Mode(this.protocol, this.topology, this.library, this.key, this.requestsTimeout, true, this.scope);
	}

	/**
	 * Has only the essential features tried.
	 */
	Mode essentials() {
		return new Mode(this.protocol, this.topology, this.library, this.key, this.requestsTimeout, this.sessionIds,
				Scope.ESSENTIAL);
	}

	boolean isSharded() {
		return this.protocol instanceof Protocol.Sharded;
	}

	boolean hasSpecificResponses() {
		return this.protocol instanceof Protocol.Classic classic && classic.specificResponses();
	}

	/**
	 * Whether messages without binary travel as JSON.
	 */
	boolean json() {
		return !(this.protocol instanceof Protocol.Classic classic) || classic.json();
	}

	/**
	 * Whether binary does not survive the way.
	 */
	boolean stringifiesBinary() {
		return this.protocol instanceof Protocol.Classic classic && classic.json();
	}

	/**
	 * Whether rooms have channels of their own, which are subscribed some time after the
	 * first socket has joined.
	 */
	boolean hasRoomChannels() {
		return this.protocol instanceof Protocol.Sharded sharded
				&& sharded.subscriptionMode() != SubscriptionMode.STATIC;
	}

	/**
	 * Whether a room has a channel of its own: the rule that Node has, which knows its
	 * sockets' ids by their length.
	 */
	boolean hasChannelOfItsOwn(String room) {
		return hasRoomChannels() && (room.length() != 20
				|| ((Protocol.Sharded) this.protocol).subscriptionMode() == SubscriptionMode.DYNAMIC_PRIVATE);
	}

	/**
	 * Whether all that any peer sends arrives in the order in which it was sent. In a
	 * Redis Cluster sharded channels are at different nodes, and Node publishes each
	 * classic message through any node. {@code redis} does not keep it behind Sentinel.
	 */
	boolean keepsOrder() {
		return switch (this.topology) {
			case STANDALONE -> true;
			case CLUSTER -> isSharded() && !hasRoomChannels();
			case SENTINEL -> this.library != Library.REDIS;
		};
	}

	/**
	 * Whether each channel has an order of its own.
	 */
	boolean keepsOrderOfChannels() {
		return !keepsOrder() && this.topology == Topology.CLUSTER && isSharded();
	}

	@Override
	public String toString() {
		return this.protocol + " / " + this.topology + " / " + this.library + " / key " + this.key
				+ ((this.requestsTimeout != null) ? " / timeout " + this.requestsTimeout.toMillis() + " ms" : "")
				+ (this.sessionIds ? " / session ids" : "");
	}

}
