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

package io.github.socketioredis.sample.chat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnConnect;
import com.corundumstudio.socketio.annotation.OnDisconnect;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.SampleProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Handles the events of this server's pages. Each request is acknowledged with a
 * {@link Reply}. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class ChatHandlers {

	private static final int MOST_ROOMS = 10;

	private static final long JOIN_TIMEOUT_SECONDS = 2;

	private final SocketIOCluster cluster;

	private final Members members;

	private final PresenceAnnouncer presence;

	private final MessageCount count;

	private final String server;

	ChatHandlers(SocketIOCluster cluster, Members members, PresenceAnnouncer presence, MessageCount count,
			SampleProperties properties) {
		this.cluster = cluster;
		this.members = members;
		this.presence = presence;
		this.count = count;
		this.server = properties.serverName();
	}

	/**
	 * Greets a page that has connected.
	 * @param client the page
	 */
	@OnConnect
	public void connected(SocketIOClient client) {
		LocalSocket socket = this.members.greet(client);
		client.sendEvent("welcome", new Welcome(this.server, socket.id()));
		this.presence.changed();
	}

	/**
	 * Tells that a page has gone.
	 * @param client the page
	 */
	@OnDisconnect
	public void disconnected(SocketIOClient client) {
		this.presence.changed();
	}

	/**
	 * Gives a member a name.
	 * @param client the page
	 * @param request the wish
	 * @param ack takes the name
	 */
	@OnEvent("profile")
	public void profile(SocketIOClient client, ChatRequest.@Nullable Profile request, AckRequest ack) {
		Reply.to(ack, request, (profile) -> {
			String name = ChatRules.memberName(profile.name());
			this.members.rename(client, name);
			this.presence.changed();
			return name;
		});
	}

	/**
	 * Lets a member into a room.
	 * @param client the page
	 * @param request the room
	 * @param ack takes the room's name in its one spelling
	 */
	@OnEvent("join")
	public void join(SocketIOClient client, ChatRequest.@Nullable Room request, AckRequest ack) {
		Reply.to(ack, request, (wanted) -> {
			String room = ChatRules.roomName(wanted.room());
			LocalSocket socket = this.cluster.socket(client);
			List<String> rooms = ChatRules.roomsOf(socket);
			if (rooms.size() >= MOST_ROOMS && !rooms.contains(room)) {
				throw new Refusal("A member can be in " + MOST_ROOMS + " rooms at most: leave one first");
			}
			CompletableFuture<Long> heard = socket.join(ChatRules.socketRoom(room));
			this.presence.changed();
			// Without Redis the room is this server's alone until it is back
			return heard.completeOnTimeout(0L, JOIN_TIMEOUT_SECONDS, TimeUnit.SECONDS).thenApply((ignored) -> room);
		});
	}

	/**
	 * Takes a member out of a room.
	 * @param client the page
	 * @param request the room
	 * @param ack takes the room's name
	 */
	@OnEvent("leave")
	public void leave(SocketIOClient client, ChatRequest.@Nullable Room request, AckRequest ack) {
		Reply.to(ack, request, (wanted) -> {
			LocalSocket socket = this.cluster.socket(client);
			String room = ChatRules.roomOf(socket, wanted.room());
			socket.leave(ChatRules.socketRoom(room));
			this.presence.changed();
			return room;
		});
	}

	/**
	 * Sends a member's text to a room of all servers.
	 * @param client the page
	 * @param request the text
	 * @param ack takes the id of the message
	 */
	@OnEvent("message")
	public void message(SocketIOClient client, ChatRequest.@Nullable Text request, AckRequest ack) {
		Reply.to(ack, request, (wanted) -> {
			String text = ChatRules.text(wanted.text(), ChatRules.LONGEST_TEXT);
			return send("message", client, wanted.room(), (origin, room) -> new ChatMessage.Text(origin, room, text));
		});
	}

	/**
	 * Sends a member's picture to a room of all servers.
	 * @param client the page
	 * @param request the picture
	 * @param ack takes the id of the message
	 */
	@OnEvent("picture")
	public void picture(SocketIOClient client, ChatRequest.@Nullable Picture request, AckRequest ack) {
		Reply.to(ack, request, (wanted) -> {
			byte[] data = wanted.data();
			String type = PictureType.of(data);
			String fileName = ChatRules.fileName(wanted.fileName());
			return send("picture", client, wanted.room(),
					(origin, room) -> new ChatMessage.Picture(origin, room, fileName, type, data));
		});
	}

	private UUID send(String event, SocketIOClient client, @Nullable String wanted,
			BiFunction<ChatMessage.Origin, String, ChatMessage> content) {
		LocalSocket socket = this.cluster.socket(client);
		String room = ChatRules.roomOf(socket, wanted);
		ChatMessage.Origin origin = ChatMessage.Origin.of(socket);
		this.cluster.to(ChatRules.socketRoom(room)).emit(event, content.apply(origin, room));
		this.count.increment();
		return origin.id();
	}

}
