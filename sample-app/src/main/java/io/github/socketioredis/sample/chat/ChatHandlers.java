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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnConnect;
import com.corundumstudio.socketio.annotation.OnDisconnect;
import com.corundumstudio.socketio.annotation.OnEvent;
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

	private static final int LONGEST_TEXT = 2000;

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
		Member member = this.members.add(client.getSessionId());
		client.sendEvent("welcome", new Welcome(this.server, member.id()));
		this.presence.announce();
	}

	/**
	 * Forgets a page that has gone.
	 * @param client the page
	 */
	@OnDisconnect
	public void disconnected(SocketIOClient client) {
		this.members.remove(client.getSessionId());
		this.presence.announce();
	}

	/**
	 * Gives a member a name.
	 * @param client the page
	 * @param request the wish
	 * @param ack takes the name
	 */
	@OnEvent("profile")
	public void profile(SocketIOClient client, ChatRequest.@Nullable Profile request, AckRequest ack) {
		answer(ack, request, (profile) -> {
			String name = ChatRules.memberName(profile.name());
			this.members.update(client.getSessionId(), (member) -> member.named(name));
			this.presence.announce();
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
		answer(ack, request, (wanted) -> {
			String room = ChatRules.roomName(wanted.room());
			this.members.update(client.getSessionId(), (member) -> member.joined(room));
			client.joinRoom(ChatRules.socketRoom(room));
			this.presence.announce();
			return room;
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
		answer(ack, request, (wanted) -> {
			String room = ChatRules.roomName(wanted.room());
			this.members.update(client.getSessionId(), (member) -> member.left(room));
			client.leaveRoom(ChatRules.socketRoom(room));
			this.presence.announce();
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
		answer(ack, request, (wanted) -> {
			String text = ChatRules.text(wanted.text(), LONGEST_TEXT);
			return send("message", client, wanted.room(), (origin) -> new ChatMessage.Text(origin, text));
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
		answer(ack, request, (wanted) -> {
			byte[] data = wanted.data();
			String type = PictureType.of(data);
			String fileName = ChatRules.fileName(wanted.fileName());
			return send("picture", client, wanted.room(),
					(origin) -> new ChatMessage.Picture(origin, fileName, type, data));
		});
	}

	private UUID send(String event, SocketIOClient client, @Nullable String wanted,
			Function<ChatMessage.Origin, ChatMessage> content) {
		String room = ChatRules.roomName(wanted);
		Member member = this.members.get(client.getSessionId()).requireIn(room);
		ChatMessage.Origin origin = new ChatMessage.Origin(UUID.randomUUID(), room, member.id(), member.name(),
				this.server, Instant.now().truncatedTo(ChronoUnit.MILLIS));
		this.cluster.to(ChatRules.socketRoom(room)).emit(event, content.apply(origin));
		this.count.increment();
		return origin.id();
	}

	private static <T extends ChatRequest> void answer(AckRequest ack, @Nullable T request,
			Function<T, Object> action) {
		Reply reply = Reply.to(request, action);
		if (ack.isAckRequested()) {
			ack.sendAckData(reply);
		}
	}

}
