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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/**
 * Stands between clients and one server on 127.0.0.1, and can lose what they say without
 * telling them. A client of a server that went away sees nothing else.
 *
 * <pre>
 * try (TcpProxy proxy = TcpProxy.start(redis.port())) {
 *     proxy.blackhole();
 *     proxy.resume();
 *     proxy.cut();
 * }
 * </pre>
 */
public final class TcpProxy implements AutoCloseable {

	private static final String HOST = RedisNode.HOST;

	private static final int CONNECT_MILLIS = 2000;

	private static final int BUFFER = 16 * 1024;

	private final ServerSocket server;

	private final int target;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final AtomicLong accepted = new AtomicLong();

	private volatile boolean blackhole;

	private TcpProxy(ServerSocket server, int target) {
		this.server = server;
		this.target = target;
	}

	/**
	 * Listens on a free port.
	 * @param target the server's port; connections fail as long as nobody listens there
	 * @return the proxy
	 */
	public static TcpProxy start(int target) {
		try {
			TcpProxy proxy = new TcpProxy(new ServerSocket(0, 128, InetAddress.getByName(HOST)), target);
			daemon(proxy::accept, "accept");
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The proxy for port " + target + " can't listen", ex);
		}
	}

	private static void daemon(Runnable task, String name) {
		Thread thread = new Thread(task, "tcp-proxy-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Returns the port to connect to.
	 * @return the port
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * From now on accepts connections, keeps all open and forwards nothing. The server
	 * does not see them any more, so that its list of clients stays true.
	 */
	public void blackhole() {
		this.blackhole = true;
		this.links.forEach(Link::drop);
	}

	/**
	 * Forwards nothing more on the present connections and keeps them open; new ones
	 * work. So does a firewall that forgets its connections.
	 */
	public void blackholePresent() {
		this.links.forEach(Link::drop);
	}

	/**
	 * Forwards nothing more on some of the present connections and keeps them open.
	 * @param portAtServer chooses a connection by the client port that the server sees,
	 * as in {@code CLIENT LIST}
	 */
	public void blackholePresent(IntPredicate portAtServer) {
		this.links.stream().filter((link) -> portAtServer.test(link.portAtServer())).forEach(Link::drop);
	}

	/**
	 * Ends a {@link #blackhole()}. What was sent in the meantime stays lost, so the
	 * connections of that time are reset, as by a server that does not know them.
	 */
	public void resume() {
		this.blackhole = false;
		this.links.stream().filter((link) -> link.dropped).forEach(Link::close);
	}

	/**
	 * Resets all connections. New ones work.
	 */
	public void cut() {
		this.links.forEach(Link::close);
	}

	/**
	 * Returns how many connections are open.
	 * @return their number, dropped ones included
	 */
	public int connections() {
		return this.links.size();
	}

	/**
	 * Returns how many connections have been accepted, whatever became of them.
	 * @return their number
	 */
	public long accepted() {
		return this.accepted.get();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				open(this.server.accept());
			}
			catch (IOException ex) {
				// closed, or a client that has gone: there is nobody to tell
			}
		}
	}

	private void open(Socket client) {
		this.accepted.incrementAndGet();
		Link link = new Link(client);
		this.links.add(link);
		if (this.blackhole) {
			link.drop();
		}
		daemon(link::run, "link");
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.links.forEach(Link::close);
	}

	/**
	 * A client's connection and the one to the server that belongs to it.
	 */
	private final class Link {

		private final Socket client;

		private final Socket upstream = new Socket();

		private volatile boolean dropped;

		private Link(Socket client) {
			this.client = client;
		}

		int portAtServer() {
			return this.upstream.getLocalPort();
		}

		/**
		 * Ends the connection for the server and leaves the client in the belief that it
		 * is open.
		 */
		void drop() {
			this.dropped = true;
			reset(this.upstream);
		}

		void run() {
			try {
				this.client.setTcpNoDelay(true);
				if (!this.dropped) {
					this.upstream.setTcpNoDelay(true);
					this.upstream.connect(new InetSocketAddress(HOST, TcpProxy.this.target), CONNECT_MILLIS);
					daemon(this::forwardAnswers, "answers");
				}
			}
			catch (IOException ex) {
				if (!this.dropped) {
					close();
				}
			}
			forwardRequests();
		}

		private void forwardRequests() {
			byte[] buffer = new byte[BUFFER];
			try {
				InputStream input = this.client.getInputStream();
				for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
					forwardRequest(buffer, length);
				}
			}
			catch (IOException ex) {
				// the other side is told below
			}
			close();
		}

		/**
		 * Forwards, or else swallows what the client says, so that it does not notice a
		 * full buffer.
		 */
		private void forwardRequest(byte[] buffer, int length) throws IOException {
			if (this.dropped) {
				return;
			}
			try {
				this.upstream.getOutputStream().write(buffer, 0, length);
			}
			catch (IOException ex) {
				if (!this.dropped) {
					throw ex;
				}
			}
		}

		private void forwardAnswers() {
			byte[] buffer = new byte[BUFFER];
			try {
				InputStream input = this.upstream.getInputStream();
				OutputStream output = this.client.getOutputStream();
				for (int length = input.read(buffer); length >= 0 && !this.dropped; length = input.read(buffer)) {
					output.write(buffer, 0, length);
				}
			}
			catch (IOException ex) {
				// the client is told below, if it may know
			}
			if (!this.dropped) {
				close();
			}
		}

		void close() {
			TcpProxy.this.links.remove(this);
			reset(this.client);
			reset(this.upstream);
		}

		private void reset(Socket socket) {
			try {
				if (!socket.isClosed()) {
					socket.setSoLinger(true, 0);
				}
				socket.close();
			}
			catch (IOException ex) {
				// it has gone already
			}
		}

	}

}
