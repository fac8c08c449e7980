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

import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions of what was emitted, for AssertJ's {@code assertThat(emittedEvents)}.
 *
 * @since 0.1.0
 */
public final class EmittedEventsAssert extends AbstractAssert<EmittedEventsAssert, EmittedEvents> {

	EmittedEventsAssert(@Nullable EmittedEvents actual) {
		super(actual, EmittedEventsAssert.class);
	}

	/**
	 * Asserts that exactly one event for clients has a name.
	 * @param name the name of the event
	 * @return assertions of that event
	 */
	public EmittedEventAssert event(String name) {
		List<Emitted.Event> events = this.actual.events(name);
		if (events.size() != 1) {
			failWithMessage("Expected one event '%s', but there are %d. %s", name, events.size(),
					this.actual.describe());
		}
		return new EmittedEventAssert(events.get(0));
	}

	/**
	 * Asserts that there is no event for clients of a name.
	 * @param name the name of the event
	 * @return this
	 */
	public EmittedEventsAssert hasNoEvent(String name) {
		if (!this.actual.events(name).isEmpty()) {
			failWithMessage("Expected no event '%s'. %s", name, this.actual.describe());
		}
		return this;
	}

	/**
	 * Asserts that nothing was emitted, neither events nor other things.
	 * @return this
	 */
	public EmittedEventsAssert isEmpty() {
		if (!this.actual.all().isEmpty()) {
			failWithMessage("Expected nothing. %s", this.actual.describe());
		}
		return this;
	}

	/**
	 * Asserts how much was emitted, events and other things.
	 * @param expected the number
	 * @return this
	 */
	public EmittedEventsAssert hasSize(int expected) {
		if (this.actual.all().size() != expected) {
			failWithMessage("Expected %d, but there are %d. %s", expected, this.actual.all().size(),
					this.actual.describe());
		}
		return this;
	}

	/**
	 * Returns assertions of the list of events for clients.
	 * @return assertions of the events, in order
	 */
	public ListAssert<Emitted.Event> events() {
		return Assertions.assertThat(this.actual.events());
	}

	/**
	 * Returns assertions of the list of all of one kind that was emitted.
	 * @param <T> the kind
	 * @param type the kind, for example {@link Emitted.SocketsJoin}
	 * @return assertions of what was emitted, in order
	 */
	public <T extends Emitted> ListAssert<T> all(Class<T> type) {
		return Assertions.assertThat(this.actual.all(type));
	}

}
