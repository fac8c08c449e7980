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

package io.github.socketioredis.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.TransportStatistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientTransportTests {

	private final List<RecordingTransport> made = new ArrayList<>();

	private final ClientTransport transport = new ClientTransport(() -> {
		RecordingTransport next = new RecordingTransport();
		this.made.add(next);
		return next;
	});

	private final List<String> heard = new ArrayList<>();

	private final GapListener listener = new GapListener() {

		@Override
		public void gapBegan(SubscriptionState state) {
			ClientTransportTests.this.heard.add("began");
		}

		@Override
		public void gapEnded(SubscriptionState state) {
			ClientTransportTests.this.heard.add("ended");
		}

	};

	@Test
	void stateAndStatisticsAreThoseOfTheCurrentTransport() {
		open();
		assertThat(this.transport.state()).isEqualTo(RecordingTransport.state(4, 4));
		assertThat(this.transport.statistics()).isEqualTo(RecordingTransport.STATISTICS);
	}

	@Test
	void lookingOpensNothing() {
		this.transport.onGap(this.listener);
		assertThat(this.transport.state().desired()).isZero();
		assertThat(this.transport.state().hasGap()).isFalse();
		assertThat(this.transport.statistics()).isEqualTo(TransportStatistics.NONE);
		assertThat(this.made).isEmpty();
	}

	@Test
	void stoppedTransportWantsNothing() {
		open();
		this.transport.stop();
		assertThat(this.made.get(0).closed).isTrue();
		assertThat(this.transport.state().desired()).isZero();
		assertThat(this.transport.statistics()).isEqualTo(TransportStatistics.NONE);
	}

	@Test
	void listenerThatCameFirstHearsOfGaps() {
		this.transport.onGap(this.listener);
		open();
		gap(0);
		assertThat(this.heard).containsExactly("began", "ended");
	}

	@Test
	void listenerThatCameLaterHearsOfGaps() {
		open();
		this.transport.onGap(this.listener);
		gap(0);
		assertThat(this.heard).containsExactly("began", "ended");
	}

	@Test
	void listenerOutlivesStopAndStart() {
		this.transport.onGap(this.listener);
		open();
		this.transport.stop();
		this.transport.start();
		open();
		assertThat(this.made).hasSize(2);
		gap(1);
		assertThat(this.heard).containsExactly("began", "ended");
	}

	@Test
	void removedListenerHearsNothing() {
		Registration early = this.transport.onGap(this.listener);
		open();
		Registration late = this.transport.onGap(this.listener);
		early.remove();
		late.remove();
		late.remove();
		assertThat(this.made.get(0).gapListeners).isEmpty();
		this.transport.stop();
		this.transport.start();
		open();
		assertThat(this.made.get(1).gapListeners).isEmpty();
	}

	private void open() {
		this.transport.publish(Topic.channel("c"), new byte[0]);
	}

	private void gap(int index) {
		this.made.get(index).gapListeners.forEach((each) -> {
			each.gapBegan(RecordingTransport.state(4, 3));
			each.gapEnded(RecordingTransport.state(4, 4));
		});
	}

}
