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

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.store.pubsub.BulkJoinLeaveMessage;
import com.corundumstudio.socketio.store.pubsub.DispatchMessage;
import com.corundumstudio.socketio.store.pubsub.JoinLeaveMessage;
import com.corundumstudio.socketio.store.pubsub.PubSubListener;
import com.corundumstudio.socketio.store.pubsub.PubSubMessage;
import com.corundumstudio.socketio.store.pubsub.PubSubStore;
import com.corundumstudio.socketio.store.pubsub.PubSubType;
import io.github.socketioredis.cluster.NamespaceAdapter;
import io.github.socketioredis.netty.engine.EventPacket;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.SocketSelector;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.jspecify.annotations.Nullable;

/**
 * Hears what netty-socketio means to tell other servers, on the thread that did it and
 * after it was done: changes of rooms go to the registry of sockets, broadcasts of
 * netty-socketio's own operations to the adapter.
 */
final class ClusterPubSubStore implements PubSubStore {

	private final Function<String, NettyNamespace> locals;

	private final Function<String, NamespaceAdapter> adapters;

	private final EventDataCodec codec;

	private volatile @Nullable NamespacesHub hub;

	ClusterPubSubStore(Function<String, NettyNamespace> locals, Function<String, NamespaceAdapter> adapters,
			EventDataCodec codec) {
		this.locals = locals;
		this.adapters = adapters;
		this.codec = codec;
	}

	void init(NamespacesHub hub) {
		this.hub = hub;
	}

	@Override
	public void publish(PubSubType type, PubSubMessage msg) {
		if (msg instanceof JoinLeaveMessage change) {
			roomsChanged(change.getNamespace(), change.getSessionId(), Set.of(change.getRoom()));
		}
		else if (msg instanceof BulkJoinLeaveMessage change) {
			roomsChanged(change.getNamespace(), change.getSessionId(), change.getRooms());
		}
		else if (msg instanceof DispatchMessage dispatch) {
			broadcast(dispatch);
		}
	}

	private void roomsChanged(String nettyName, UUID sessionId, Set<String> rooms) {
		NamespacesHub hub = this.hub;
		Namespace namespace = (hub != null) ? hub.get(nettyName) : null;
		if (namespace != null) {
			this.locals.apply(NettyNamespace.name(nettyName)).roomsChanged(namespace, sessionId, rooms);
		}
	}

	private void broadcast(DispatchMessage dispatch) {
		Packet packet = dispatch.getPacket();
		if (packet instanceof EventPacket || packet.getName() == null || packet.getType() != PacketType.MESSAGE) {
			return;
		}
		String nettyName = dispatch.getNamespace();
		SocketSelector target = dispatch.getRoom().equals(nettyName) ? SocketSelector.all()
				: SocketSelector.all().withRooms(List.of(dispatch.getRoom()));
		List<?> args = packet.getData();
		this.adapters.apply(NettyNamespace.name(nettyName))
			.broadcastToOthers(this.codec.fromObjects(packet.getName(), (args != null) ? args : List.of()), target,
					BroadcastFlags.none());
	}

	@Override
	public <T extends PubSubMessage> void subscribe(PubSubType type, PubSubListener<T> listener, Class<T> clazz) {
	}

	@Override
	public void unsubscribe(PubSubType type) {
	}

	@Override
	public void shutdown() {
	}

}
