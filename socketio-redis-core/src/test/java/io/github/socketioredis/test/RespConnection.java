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

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A blocking connection that speaks just enough RESP2 to ask a server under test, with no
 * part of a client under test.
 */
final class RespConnection implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 5000;

	private final Socket socket;

	private final DataInputStream input;

	private RespConnection(Socket socket) throws IOException {
		this.socket = socket;
		this.input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
	}

	static RespConnection open(String host, int port, @Nullable TestCertificate certificate) throws IOException {
		Socket socket = (certificate != null) ? certificate.sslContext().getSocketFactory().createSocket()
				: new Socket();
		try {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
			return new RespConnection(socket);
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	boolean ping() throws IOException {
		write("PING");
		String line = readLine();
		return line.equals("+PONG") || line.startsWith("-NO");
	}

	@Nullable Object execute(String... command) throws IOException {
		write(command);
		return read();
	}

	/**
	 * Sends all commands at once and then reads their replies.
	 */
	List<@Nullable Object> executeAll(List<String[]> commands) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (String[] command : commands) {
			encode(bytes, command);
		}
		send(bytes);
		List<@Nullable Object> replies = new ArrayList<>();
		for (int i = 0; i < commands.size(); i++) {
			replies.add(read());
		}
		return replies;
	}

	private void write(String... command) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		encode(bytes, command);
		send(bytes);
	}

	private void send(ByteArrayOutputStream bytes) throws IOException {
		this.socket.getOutputStream().write(bytes.toByteArray());
		this.socket.getOutputStream().flush();
	}

	private static void encode(ByteArrayOutputStream bytes, String... command) {
		bytes.writeBytes(("*" + command.length + "\r\n").getBytes(StandardCharsets.UTF_8));
		for (String part : command) {
			byte[] encoded = part.getBytes(StandardCharsets.UTF_8);
			bytes.writeBytes(("$" + encoded.length + "\r\n").getBytes(StandardCharsets.UTF_8));
			bytes.writeBytes(encoded);
			bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		}
	}

	private @Nullable Object read() throws IOException {
		String line = readLine();
		String rest = line.substring(1);
		return switch (line.charAt(0)) {
			case '+' -> rest;
			case ':' -> Long.valueOf(rest);
			case '$' -> readBulk(Integer.parseInt(rest));
			case '*' -> readArray(Integer.parseInt(rest));
			default -> throw new IllegalStateException("Redis answers " + line);
		};
	}

	private @Nullable String readBulk(int length) throws IOException {
		if (length < 0) {
			return null;
		}
		byte[] bytes = new byte[length];
		this.input.readFully(bytes);
		readLine();
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private List<@Nullable Object> readArray(int size) throws IOException {
		List<@Nullable Object> result = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			result.add(read());
		}
		return result;
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int b = this.input.read(); b != '\r'; b = this.input.read()) {
			if (b < 0) {
				throw new EOFException("Redis closed the connection");
			}
			line.append((char) b);
		}
		this.input.read();
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
