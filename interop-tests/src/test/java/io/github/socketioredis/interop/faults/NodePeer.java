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

package io.github.socketioredis.interop.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.socketioredis.interop.NodeProcess;

/**
 * A Node server with the npm adapter.
 */
final class NodePeer implements Peer {

	private static final String CONNECTION = "node-";

	/**
	 * The package ioredis adds something before a name.
	 */
	private static final Pattern CONNECTION_NAME = Pattern.compile(" name=\\S*" + CONNECTION + "\\d+ ");

	private final int index;

	private final NodeProcess process;

	private final Path testament;

	private final int port;

	private NodePeer(int index, NodeProcess process, Path testament, int port) {
		this.index = index;
		this.process = process;
		this.testament = testament;
		this.port = port;
	}

	/**
	 * Starts a server.
	 * @param index the number that its messages bear
	 * @param client the npm package that talks to Redis
	 */
	static NodePeer start(int index, String client, AdapterKind adapter, Deployment deployment, Traffic traffic) {
		NodeProcess process = NodeProcess.start("node-" + index, "faults/server.js");
		try {
			Path testament = Files.createTempFile("socketio-redis-testament", ".txt");
			int port = process.call("start",
					Map.of("index", index, "client", client, "name", CONNECTION + index, "sharded",
							adapter == AdapterKind.SHARDED, "deployment", deployment.forNode(), "epoch",
							traffic.epoch(), "testament", testament.toString()))
				.get("port")
				.asInt();
			return new NodePeer(index, process, testament, port);
		}
		catch (IOException ex) {
			process.close();
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			process.close();
			throw ex;
		}
	}

	/**
	 * Returns whether a line of {@code CLIENT LIST} is about a connection of a Node
	 * server.
	 */
	static boolean isConnection(String line) {
		return CONNECTION_NAME.matcher(line).find();
	}

	@Override
	public int index() {
		return this.index;
	}

	@Override
	public boolean isJava() {
		return false;
	}

	@Override
	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

	@Override
	public void beginTraffic(Traffic traffic) {
		this.process.call("beginTraffic",
				Map.of("rooms", traffic.rooms(), "interval", traffic.interval().toMillis(), "burst", traffic.burst()));
	}

	@Override
	public void endTraffic() {
		if (!hasCrashed()) {
			this.process.call("endTraffic", Map.of());
		}
	}

	@Override
	public boolean hasCrashed() {
		return !this.process.handle().isAlive();
	}

	@Override
	public Sent sent() {
		try {
			return Sent.parse(
					hasCrashed() ? Files.readString(this.testament) : this.process.call("sent", Map.of()).asString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return "node-" + this.index;
	}

	@Override
	public void close() {
		this.process.close();
		try {
			Files.deleteIfExists(this.testament);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
