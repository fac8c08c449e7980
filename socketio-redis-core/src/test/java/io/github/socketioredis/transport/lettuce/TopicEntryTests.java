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

package io.github.socketioredis.transport.lettuce;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.transport.SubscriptionState;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.Placement.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TopicEntry}.
 */
class TopicEntryTests {

	private static final Topic TOPIC = Topic.shardedChannel("c");

	private final SubscriberNode a = mock(SubscriberNode.class);

	private final SubscriberNode b = mock(SubscriberNode.class);

	private final GapTracker total = new GapTracker();

	private final GapTracker own = new GapTracker();

	private final Map<Topic, CompletableFuture<Void>> topics = new HashMap<>();

	private final LettuceSubscription subscription = mock(LettuceSubscription.class);

	private final TopicEntry entry = new TopicEntry(TOPIC, 1, this.total);

	@BeforeEach
	void setUp() {
		given(this.subscription.gap()).willReturn(this.own);
		given(this.subscription.topics()).willReturn(this.topics);
		this.entry.add(this.subscription);
	}

	@Test
	void isConfirmedOnceSubscribed() {
		place(this.a);
		assertThat(this.total.hasGap()).isTrue();
		this.entry.wire(this.entry.placement(), Wire.SUBSCRIBED);
		assertThat(this.total.hasGap()).isFalse();
		assertThat(this.own.hasGap()).isFalse();
	}

	@Test
	void isMissedWhileItMoves() {
		place(this.a);
		this.entry.wire(this.entry.placement(), Wire.SUBSCRIBED);
		place(this.b);
		assertThat(this.total.hasGap()).isTrue();
		assertThat(this.total.isMissing()).isTrue();
		assertThat(this.total.state(null).missing()).isOne();
		assertThat(this.own.state(null).missing()).isOne();
		this.entry.wire(this.entry.placement(), Wire.SUBSCRIBED);
		assertThat(this.total.hasGap()).isFalse();
		assertThat(this.total.isMissing()).isFalse();
	}

	@Test
	void isNotMissedWhileItWaitsForItsFirstConfirmation() {
		place(this.a);
		assertThat(this.total.state(null)).returns(1, SubscriptionState::desired)
			.returns(0, SubscriptionState::confirmed)
			.returns(0, SubscriptionState::missing);
	}

	@Test
	void isMissedByAllWhoWantIt() {
		place(this.a);
		this.entry.missed(true);
		GapTracker later = new GapTracker();
		LettuceSubscription another = mock(LettuceSubscription.class);
		given(another.gap()).willReturn(later);
		given(another.topics()).willReturn(this.topics);
		this.entry.add(another);
		assertThat(later.state(null).missing()).isOne();
		this.entry.remove(another);
		assertThat(later.state(null).missing()).isZero();
		assertThat(this.total.state(null).missing()).isOne();
		this.entry.remove(this.subscription);
		assertThat(this.own.state(null).missing()).isZero();
		assertThat(this.total.state(null).missing()).isZero();
	}

	@Test
	void isConfirmedAtOnceWhenItMovesBackToWhereItStillIsSubscribed() {
		place(this.a);
		Placement first = this.entry.placement();
		this.entry.wire(first, Wire.SUBSCRIBED);
		place(this.b);
		CompletableFuture<Void> confirmation = new CompletableFuture<>();
		this.topics.put(TOPIC, confirmation);
		this.entry.place(this.entry.reclaim(this.a));
		assertThat(this.entry.countIfSubscribed()).containsExactly(confirmation);
		assertThat(this.entry.placement()).isSameAs(first);
		assertThat(this.total.hasGap()).isFalse();
		assertThat(this.total.isMissing()).isFalse();
		assertThat(this.own.hasGap()).isFalse();
	}

	@Test
	void isNotConfirmedWhenItMovesBackAndWasUnsubscribed() {
		place(this.a);
		Placement first = this.entry.placement();
		this.entry.wire(first, Wire.SUBSCRIBED);
		place(this.b);
		this.entry.wire(first, Wire.UNSUBSCRIBING);
		this.entry.place(this.entry.reclaim(this.a));
		assertThat(this.entry.countIfSubscribed()).isEmpty();
		assertThat(this.total.hasGap()).isTrue();
		this.entry.wire(first, Wire.NONE);
		this.entry.wire(first, Wire.SUBSCRIBED);
		assertThat(this.total.hasGap()).isFalse();
		assertThat(this.total.isMissing()).isFalse();
	}

	private void place(SubscriberNode node) {
		this.entry.place(new Placement(this.entry, node));
		this.entry.countIfSubscribed();
	}

}
