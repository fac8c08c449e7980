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

package io.github.socketioredis.protocol;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The channels of the classic protocol for one key and one namespace, and the one rule
 * that says which of them a broadcast takes.
 * <table>
 * <caption>Channels, for the key {@code socket.io} and the namespace
 * {@code /chat}</caption>
 * <tr>
 * <td>{@code socket.io#/chat#}</td>
 * <td>broadcasts to no room or to several</td>
 * </tr>
 * <tr>
 * <td>{@code socket.io#/chat#room#}</td>
 * <td>broadcasts to exactly one room</td>
 * </tr>
 * <tr>
 * <td>{@code socket.io-request#/chat#}</td>
 * <td>requests to all servers</td>
 * </tr>
 * <tr>
 * <td>{@code socket.io-response#/chat#}</td>
 * <td>responses, seen by all servers</td>
 * </tr>
 * <tr>
 * <td>{@code socket.io-response#/chat#uid#}</td>
 * <td>responses to one server</td>
 * </tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class ClassicChannels {

	private final String broadcast;

	private final String request;

	private final String response;

	/**
	 * Creates the channels of a namespace.
	 * @param key the prefix of all channels
	 * @param namespace the name of the namespace, with its slash
	 */
	public ClassicChannels(String key, String namespace) {
		this.broadcast = key + "#" + namespace + "#";
		this.request = key + "-request#" + namespace + "#";
		this.response = key + "-response#" + namespace + "#";
	}

	/**
	 * Returns the channel that a broadcast takes.
	 * @param rooms the rooms of the broadcast
	 * @return the room's channel for exactly one room, otherwise the namespace's
	 */
	public String broadcast(Set<String> rooms) {
		return (rooms.size() == 1) ? this.broadcast + rooms.iterator().next() + "#" : this.broadcast;
	}

	/**
	 * Returns the pattern that covers the namespace's broadcasts, with the characters
	 * that mean something in a Redis pattern escaped in key and namespace.
	 * @return a pattern for PSUBSCRIBE
	 */
	public String broadcastPattern() {
		return escape(this.broadcast) + "*";
	}

	/**
	 * Returns the room that a broadcast channel names.
	 * @param channel a channel that the {@linkplain #broadcastPattern() pattern} covers
	 * @return the room; {@code null} if the channel is that of the whole namespace
	 */
	public @Nullable String room(String channel) {
		int end = channel.length() - 1;
		return (end > this.broadcast.length()) ? channel.substring(this.broadcast.length(), end) : null;
	}

	/**
	 * Returns the channel of requests to all servers.
	 * @return the channel of requests
	 */
	public String request() {
		return this.request;
	}

	/**
	 * Returns the channel of responses that all servers see.
	 * @return the channel of responses
	 */
	public String response() {
		return this.response;
	}

	/**
	 * Returns the channel of responses to one server.
	 * @param uid the uid of the server's adapter
	 * @return the channel
	 */
	public String response(String uid) {
		return this.response + uid + "#";
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if ("*?[]\\^".indexOf(c) >= 0) {
				escaped.append('\\');
			}
			escaped.append(c);
		}
		return escaped.toString();
	}

}
