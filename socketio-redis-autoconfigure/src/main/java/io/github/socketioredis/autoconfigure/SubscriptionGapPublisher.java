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

import io.github.socketioredis.Registration;
import io.github.socketioredis.transport.GapListener;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.SubscriptionState;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Turns gaps of the transport into events of the application, as long as it can take any.
 */
final class SubscriptionGapPublisher implements GapListener, DisposableBean {

	private final ApplicationEventPublisher events;

	private final Registration registration;

	SubscriptionGapPublisher(PubSubTransport transport, ApplicationEventPublisher events) {
		this.events = events;
		this.registration = transport.onGap(this);
	}

	@Override
	public void gapBegan(SubscriptionState state) {
		this.events.publishEvent(new SubscriptionGapStartedEvent(state));
	}

	@Override
	public void gapEnded(SubscriptionState state) {
		this.events.publishEvent(new SubscriptionGapEndedEvent(state));
	}

	@Override
	public void destroy() {
		this.registration.remove();
	}

}
