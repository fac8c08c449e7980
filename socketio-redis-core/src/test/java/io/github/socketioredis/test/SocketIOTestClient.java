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

package io.github.socketioredis.test;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The official Java client, with what it received written down as text: a JSON array of
 * the event and its arguments, in which binary is {@code $} and base64 and a callback is
 * {@code $ack}.
 */
public final class SocketIOTestClient implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final OkHttpClient HTTP = httpClient();

	private final Socket socket;

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final List<String> lifecycle = new CopyOnWriteArrayList<>();

	private SocketIOTestClient(Socket socket) {
		this.socket = socket;
		socket.onAnyIncoming((args) -> this.received.add(text(args)));
		socket.on(Socket.EVENT_CONNECT, (args) -> this.lifecycle.add("connect"));
		socket.on(Socket.EVENT_DISCONNECT, (args) -> this.lifecycle.add("disconnect: " + args[0]));
		socket.on(Socket.EVENT_CONNECT_ERROR, (args) -> this.lifecycle.add("connect_error: " + args[0]));
	}

	/**
	 * Returns options for a connection of its own.
	 * @param polling whether to use HTTP long-polling instead of WebSocket
	 * @return the options
	 */
	public static IO.Options options(boolean polling) {
		IO.Options options = new IO.Options();
		options.forceNew = true;
		options.callFactory = HTTP;
		options.webSocketFactory = HTTP;
		options.transports = new String[] { polling ? Polling.NAME : WebSocket.NAME };
		return options;
	}

	/**
	 * Its dispatcher lets as many polls to one host wait as there are clients; by default
	 * the sixth would queue behind the others.
	 */
	private static OkHttpClient httpClient() {
		Dispatcher dispatcher = new Dispatcher();
		dispatcher.setMaxRequests(1000);
		dispatcher.setMaxRequestsPerHost(1000);
		return new OkHttpClient.Builder().dispatcher(dispatcher).readTimeout(Duration.ofMinutes(1)).build();
	}

	/**
	 * Connects and waits for it.
	 * @param port the port on this machine
	 * @param namespace the name of the namespace
	 * @param polling whether to use HTTP long-polling instead of WebSocket
	 * @return a connected client
	 */
	public static SocketIOTestClient connect(int port, String namespace, boolean polling) {
		SocketIOTestClient client = open(port, namespace, options(polling));
		client.await("connect");
		return client;
	}

	/**
	 * Begins to connect.
	 * @param port the port on this machine
	 * @param namespace the name of the namespace
	 * @param options the options
	 * @return a client
	 */
	public static SocketIOTestClient open(int port, String namespace, IO.Options options) {
		SocketIOTestClient client = new SocketIOTestClient(
				IO.socket(URI.create("http://127.0.0.1:" + port + namespace), options));
		client.socket.connect();
		return client;
	}

	/**
	 * Opens another namespace on the same connection and waits for it.
	 * @param namespace the name of the namespace
	 * @return a connected client
	 */
	public SocketIOTestClient namespace(String namespace) {
		Manager manager = this.socket.io();
		SocketIOTestClient client = new SocketIOTestClient(manager.socket(namespace));
		client.socket.connect();
		client.await("connect");
		return client;
	}

	/**
	 * Waits for something to happen to the connection.
	 * @param event how the line that says so begins
	 */
	public void await(String event) {
		eventually().untilAsserted(() -> assertThat(this.lifecycle).anyMatch((line) -> line.startsWith(event)));
	}

	/**
	 * Waits until this event has arrived, and returns all that have arrived until then.
	 * @param last the event, as text
	 * @return the events, without the last
	 */
	public List<String> receivedBefore(String last) {
		eventually().untilAsserted(() -> assertThat(this.received).contains(last));
		return List.copyOf(this.received.subList(0, this.received.indexOf(last)));
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
	}

	/**
	 * Sends an event and waits for its acknowledgement.
	 * @param event the name of the event
	 * @param args the arguments
	 * @return the arguments of the acknowledgement, as text
	 */
	public String call(String event, Object... args) {
		CompletableFuture<String> answer = new CompletableFuture<>();
		this.socket.emit(event, args, (Ack) (ackArgs) -> answer.complete(text(ackArgs)));
		return answer.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
	}

	/**
	 * Sends an event.
	 * @param event the name of the event
	 * @param args the arguments
	 */
	public void emit(String event, Object... args) {
		this.socket.emit(event, args);
	}

	/**
	 * Acknowledges an event from now on.
	 * @param event the name of the event
	 * @param args the arguments of the acknowledgement
	 */
	public void acknowledge(String event, Object... args) {
		this.socket.on(event, (received) -> ((Ack) received[received.length - 1]).call(args));
	}

	/**
	 * Returns the id of the socket.
	 * @return the id
	 */
	public String id() {
		return this.socket.id();
	}

	/**
	 * Returns what has happened to the connection.
	 * @return lines in order
	 */
	public List<String> lifecycle() {
		return List.copyOf(this.lifecycle);
	}

	@Override
	public void close() {
		this.socket.disconnect();
		this.socket.off();
	}

	private static String text(Object[] args) {
		JSONArray array = new JSONArray();
		Arrays.stream(args).map(SocketIOTestClient::printable).forEach(array::put);
		return array.toString();
	}

	private static Object printable(Object value) {
		try {
			if (value instanceof byte[] bytes) {
				return "$" + Base64.getEncoder().encodeToString(bytes);
			}
			if (value instanceof Ack) {
				return "$ack";
			}
			if (value instanceof JSONArray array) {
				JSONArray copy = new JSONArray();
				for (int i = 0; i < array.length(); i++) {
					copy.put(printable(array.get(i)));
				}
				return copy;
			}
			if (value instanceof JSONObject object) {
				JSONObject copy = new JSONObject();
				for (String key : JSONObject.getNames(object)) {
					copy.put(key, printable(object.get(key)));
				}
				return copy;
			}
			return (value != null) ? value : JSONObject.NULL;
		}
		catch (JSONException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
