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

import com.corundumstudio.socketio.protocol.Packet;
import io.github.socketioredis.netty.engine.EngineSocket;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.EventData;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link EventDelivery}.
 */
class EventDeliveryTests {

	private final EventData data = new EventDataCodec(JsonMapper.shared()).fromObjects("ev", List.of(1));

	private final EngineSocket ready = client(true);

	private final EngineSocket busy = client(false);

	private static EngineSocket client(boolean writable) {
		EngineSocket client = mock(EngineSocket.class);
		given(client.isWritable()).willReturn(writable);
		return client;
	}

	private void deliver(BroadcastFlags flags) {
		EventDelivery delivery = new EventDelivery("", this.data, flags);
		delivery.accept(new ConnectedSocket(this.ready));
		delivery.accept(new ConnectedSocket(this.busy));
	}

	@Test
	void volatileEventIsDroppedForAClientThatCannotTakeIt() {
		deliver(BroadcastFlags.none().withVolatile());
		then(this.ready).should().send(any(Packet.class));
		then(this.busy).should(never()).send(any(Packet.class));
	}

	@Test
	void eventIsEncodedOnceForAllClients() {
		deliver(BroadcastFlags.none());
		ArgumentCaptor<Packet> first = ArgumentCaptor.forClass(Packet.class);
		ArgumentCaptor<Packet> second = ArgumentCaptor.forClass(Packet.class);
		then(this.ready).should().send(first.capture());
		then(this.busy).should().send(second.capture());
		assertThat(second.getValue()).isSameAs(first.getValue());
	}

}
