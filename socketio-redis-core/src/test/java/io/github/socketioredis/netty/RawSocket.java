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

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One TCP connection, for what HTTP libraries do not show or do.
 */
final class RawSocket implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 20_000;

	private static final int MASKED = 0x80;

	private final Socket socket;

	private final DataInputStream input;

	private final OutputStream output;

	RawSocket(int port) throws IOException {
		this.socket = new Socket("127.0.0.1", port);
		this.socket.setTcpNoDelay(true);
		// leaves no closed connections behind that occupy ports
		this.socket.setSoLinger(true, 0);
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.input = new DataInputStream(this.socket.getInputStream());
		this.output = this.socket.getOutputStream();
	}

	void request(String method, String path, String body) throws IOException {
		this.output.write((method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body)
			.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends a request and reads the body of the response.
	 */
	String exchange(String method, String path, String body) throws IOException {
		request(method, path, body);
		return new String(this.input.readNBytes(headers()), StandardCharsets.UTF_8);
	}

	private int headers() throws IOException {
		int length = 0;
		for (String line = line(); !line.isEmpty(); line = line()) {
			String header = line.toLowerCase(Locale.ROOT);
			if (header.startsWith("content-length:")) {
				length = Integer.parseInt(header.substring(15).trim());
			}
		}
		return length;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.input.readUnsignedByte(); next != '\n'; next = this.input.readUnsignedByte()) {
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	/**
	 * Makes a WebSocket of the connection.
	 */
	RawSocket upgrade() throws IOException {
		upgrade(13);
		return this;
	}

	/**
	 * Asks for a WebSocket in a version of the protocol.
	 */
	void upgrade(int version) throws IOException {
		this.output.write(("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n"
				+ "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: " + version + "\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		headers();
	}

	/**
	 * Writes frames at once.
	 */
	void frames(byte[]... frames) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] frame : frames) {
			all.write(frame);
		}
		this.output.write(all.toByteArray());
	}

	/**
	 * Makes a frame, masked with zeros.
	 */
	static byte[] frame(boolean binary, byte[] content) {
		ByteBuffer frame = ByteBuffer.allocate(content.length + 14);
		frame.put((byte) (binary ? 0x82 : 0x81));
		if (content.length < 126) {
			frame.put((byte) (MASKED | content.length));
		}
		else if (content.length <= 0xffff) {
			frame.put((byte) (MASKED | 126)).putShort((short) content.length);
		}
		else {
			frame.put((byte) (MASKED | 127)).putLong(content.length);
		}
		frame.putInt(0).put(content).flip();
		byte[] bytes = new byte[frame.remaining()];
		frame.get(bytes);
		return bytes;
	}

	static byte[] frame(String text) {
		return frame(false, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads a frame.
	 * @return its text; {@code null} if the server has closed the connection
	 */
	String read() throws IOException {
		try {
			int type = this.input.readUnsignedByte() & 0xf;
			long length = this.input.readUnsignedByte();
			length = (length == 126) ? this.input.readUnsignedShort()
					: (length == 127) ? this.input.readLong() : length;
			String text = new String(this.input.readNBytes((int) length), StandardCharsets.UTF_8);
			return (type == 8) ? null : text;
		}
		catch (EOFException | SocketException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
