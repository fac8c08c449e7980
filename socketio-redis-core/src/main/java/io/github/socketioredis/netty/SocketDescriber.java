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

package io.github.socketioredis.netty;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import com.corundumstudio.socketio.HandshakeData;
import io.github.socketioredis.netty.engine.EngineSocket;
import io.github.socketioredis.protocol.SocketDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes sockets as Node does.
 */
final class SocketDescriber {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final Set<String> SENSITIVE = Set.of("cookie", "authorization");

	/** As JavaScript prints a date where the time zone is UTC. */
	private static final DateTimeFormatter TIME = DateTimeFormatter
		.ofPattern("EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	/**
	 * Added by netty-socketio's HTTP aggregator; no client sent it.
	 */
	private static final String ARTIFICIAL = "content-length";

	private final boolean shareSensitiveHeaders;

	private final BooleanSupplier secure;

	SocketDescriber(NettyNodeOptions options, BooleanSupplier secure) {
		this.shareSensitiveHeaders = options.shareSensitiveHeaders();
		this.secure = secure;
	}

	/**
	 * Describes a socket.
	 * @param client the socket
	 * @param id the id that it is known by
	 * @param rooms the rooms that it is in, without its private one
	 * @return the description
	 */
	SocketDetails describe(EngineSocket client, String id, Collection<String> rooms) {
		List<String> all = new ArrayList<>(rooms.size() + 1);
		all.add(id);
		all.addAll(rooms);
		return new SocketDetails(id, handshake(client), all, client.data());
	}

	JsonNode handshake(EngineSocket client) {
		HandshakeData handshake = client.getHandshakeData();
		long issued = client.admittedAt();
		ObjectNode headers = headers(handshake);
		ObjectNode json = NODES.objectNode();
		json.set("headers", headers);
		json.put("time", TIME.format(Instant.ofEpochMilli(issued)));
		json.put("address", address(handshake.getAddress()));
		json.put("xdomain", headers.has("origin"));
		json.put("secure", this.secure.getAsBoolean());
		json.put("issued", issued);
		json.put("url", handshake.getUrl());
		json.set("query", query(handshake.getUrlParams()));
		json.set("auth", client.auth());
		return json;
	}

	private ObjectNode headers(HandshakeData handshake) {
		ObjectNode headers = NODES.objectNode();
		for (Map.Entry<String, String> header : handshake.getHttpHeaders()) {
			String name = header.getKey().toLowerCase(Locale.ROOT);
			if (name.equals(ARTIFICIAL) || (SENSITIVE.contains(name) && !this.shareSensitiveHeaders)) {
				continue;
			}
			String separator = name.equals("cookie") ? "; " : ", ";
			JsonNode present = headers.get(name);
			headers.put(name,
					(present != null) ? present.stringValue() + separator + header.getValue() : header.getValue());
		}
		return headers;
	}

	private static String address(@Nullable SocketAddress address) {
		if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
			return inet.getAddress().getHostAddress();
		}
		return (address != null) ? address.toString() : "";
	}

	private static ObjectNode query(Map<String, List<String>> parameters) {
		ObjectNode query = NODES.objectNode();
		parameters.forEach((name, values) -> {
			if (values.size() == 1) {
				query.put(name, values.get(0));
			}
			else {
				values.forEach(query.putArray(name)::add);
			}
		});
		return query;
	}

}
