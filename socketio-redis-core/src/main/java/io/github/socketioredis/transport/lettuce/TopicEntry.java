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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.lettuce.Placement.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A topic, who wants it and where it is subscribed. Guarded by the lock of the
 * {@link SubscriptionManager}, except that the subscriptions and the placement may be
 * read without.
 */
final class TopicEntry {

	private final Topic topic;

	private final int slot;

	private final GapTracker total;

	private volatile List<LettuceSubscription> subscriptions = List.of();

	private volatile @Nullable Placement placement;

	private List<Placement> leftovers = List.of();

	private boolean missed;

	TopicEntry(Topic topic, int slot, GapTracker total) {
		this.topic = topic;
		this.slot = slot;
		this.total = total;
	}

	Topic topic() {
		return this.topic;
	}

	/**
	 * Returns what decides which node is responsible.
	 * @return a slot of the topology
	 */
	int slot() {
		return this.slot;
	}

	List<LettuceSubscription> subscriptions() {
		return this.subscriptions;
	}

	void add(LettuceSubscription subscription) {
		int confirmed = isConfirmed() ? 1 : 0;
		if (!isWanted()) {
			this.total.add(1, confirmed);
		}
		List<LettuceSubscription> changed = new ArrayList<>(this.subscriptions);
		changed.add(subscription);
		this.subscriptions = List.copyOf(changed);
		subscription.gap().add(1, confirmed);
		subscription.gap().missed(this.missed ? 1 : 0);
	}

	void remove(LettuceSubscription subscription) {
		int confirmed = isConfirmed() ? -1 : 0;
		List<LettuceSubscription> changed = new ArrayList<>(this.subscriptions);
		changed.remove(subscription);
		this.subscriptions = List.copyOf(changed);
		subscription.gap().add(-1, confirmed);
		subscription.gap().missed(this.missed ? -1 : 0);
		if (!isWanted()) {
			this.total.add(-1, confirmed);
			missed(false);
		}
	}

	boolean isWanted() {
		return !this.subscriptions.isEmpty();
	}

	@Nullable Placement placement() {
		return this.placement;
	}

	boolean isConfirmed() {
		Placement current = this.placement;
		return current != null && current.wire() == Wire.SUBSCRIBED;
	}

	/**
	 * Moves the topic to another node.
	 * @param next the placement there; {@code null} if no node is responsible
	 * @return the former placement, which the node has yet to let go
	 */
	@Nullable Placement place(@Nullable Placement next) {
		Placement former = this.placement;
		if (isConfirmed()) {
			confirmed(-1);
			missed(isWanted());
		}
		this.placement = next;
		if (former == null) {
			return null;
		}
		if (former.wire() == Wire.NONE) {
			former.node().placed(-1);
			return null;
		}
		List<Placement> changed = new ArrayList<>(this.leftovers);
		changed.add(former);
		this.leftovers = List.copyOf(changed);
		return former;
	}

	/**
	 * Counts the topic if it has moved back to where it still is subscribed.
	 * @return what waits for a confirmation that this is
	 */
	List<CompletableFuture<Void>> countIfSubscribed() {
		if (!isConfirmed()) {
			return List.of();
		}
		missed(false);
		return confirmed(1);
	}

	/**
	 * Returns the placement at a node.
	 * @param node the node
	 * @return the current one or one that was left behind; {@code null} if there is none
	 */
	@Nullable Placement at(SubscriberNode node) {
		Placement current = this.placement;
		if (current != null && current.node() == node) {
			return current;
		}
		for (Placement leftover : this.leftovers) {
			if (leftover.node() == node) {
				return leftover;
			}
		}
		return null;
	}

	/**
	 * Takes a placement that was left behind at a node, to be used again.
	 * @param node the node
	 * @return the placement; {@code null} if there is none
	 */
	@Nullable Placement reclaim(SubscriberNode node) {
		Placement found = at(node);
		if (found != null) {
			List<Placement> changed = new ArrayList<>(this.leftovers);
			changed.remove(found);
			this.leftovers = List.copyOf(changed);
		}
		return found;
	}

	/**
	 * Returns whether nothing is wanted of any node any more.
	 * @return whether the topic may be forgotten
	 */
	boolean isUnused() {
		Placement current = this.placement;
		return !isWanted() && this.leftovers.isEmpty() && (current == null || current.wire() == Wire.NONE);
	}

	/**
	 * Notes what a connection knows, and in the numbers of those concerned.
	 * @param at the placement
	 * @param wire what is known
	 * @return what waits for a confirmation that this is
	 */
	List<CompletableFuture<Void>> wire(Placement at, Wire wire) {
		if (at != this.placement) {
			at.wire(wire);
			if (wire == Wire.NONE && reclaim(at.node()) != null) {
				at.node().placed(-1);
			}
			return List.of();
		}
		int change = (wire == Wire.SUBSCRIBED ? 1 : 0) - (isConfirmed() ? 1 : 0);
		at.wire(wire);
		if (change < 0) {
			missed(isWanted() && wire == Wire.NONE);
		}
		else if (change > 0) {
			missed(false);
		}
		return (change != 0) ? confirmed(change) : List.of();
	}

	private List<CompletableFuture<Void>> confirmed(int change) {
		List<CompletableFuture<Void>> confirmed = new ArrayList<>();
		if (!isWanted()) {
			return confirmed;
		}
		this.total.add(0, change);
		for (LettuceSubscription subscription : this.subscriptions) {
			subscription.gap().add(0, change);
			CompletableFuture<Void> future = subscription.topics().get(this.topic);
			if (change > 0 && future != null) {
				confirmed.add(future);
			}
		}
		return confirmed;
	}

	/**
	 * Notes that messages are missed, or not any more.
	 * @param missed whether the topic should have been subscribed but is not
	 */
	void missed(boolean missed) {
		if (this.missed != missed) {
			this.missed = missed;
			int change = missed ? 1 : -1;
			this.total.missed(change);
			this.subscriptions.forEach((subscription) -> subscription.gap().missed(change));
		}
	}

	List<CompletableFuture<Void>> futures() {
		List<CompletableFuture<Void>> futures = new ArrayList<>();
		for (LettuceSubscription subscription : this.subscriptions) {
			CompletableFuture<Void> future = subscription.topics().get(this.topic);
			if (future != null) {
				futures.add(future);
			}
		}
		return futures;
	}

}
