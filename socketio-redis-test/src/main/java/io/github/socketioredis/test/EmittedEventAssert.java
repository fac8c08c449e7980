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

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.socketioredis.protocol.NamespaceName;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions of an event that was emitted to clients.
 *
 * @since 0.1.0
 */
public final class EmittedEventAssert extends AbstractAssert<EmittedEventAssert, Emitted.Event> {

	EmittedEventAssert(Emitted.Event actual) {
		super(actual, EmittedEventAssert.class);
	}

	/**
	 * Asserts the namespace.
	 * @param namespace the name, with or without its slash
	 * @return this
	 */
	public EmittedEventAssert inNamespace(String namespace) {
		return check("the namespace", NamespaceName.normalize(namespace), this.actual.namespace());
	}

	/**
	 * Asserts the rooms that the event was emitted to.
	 * @param rooms exactly these, in any order
	 * @return this
	 */
	public EmittedEventAssert toRooms(String... rooms) {
		return check("the rooms", set(rooms), this.actual.rooms());
	}

	/**
	 * Asserts that the event was emitted to no room, that is, to the whole namespace.
	 * @return this
	 */
	public EmittedEventAssert toTheWholeNamespace() {
		return toRooms();
	}

	/**
	 * Asserts the rooms that were excepted.
	 * @param rooms exactly these, in any order; none, if there are none
	 * @return this
	 */
	public EmittedEventAssert exceptRooms(String... rooms) {
		return check("the excepted rooms", set(rooms), this.actual.except());
	}

	/**
	 * Asserts that the event may be dropped for a client that can't take it at once.
	 * @return this
	 */
	public EmittedEventAssert isVolatile() {
		return check("the volatile flag", true, this.actual.isVolatile());
	}

	/**
	 * Asserts that the event must not be compressed.
	 * @return this
	 */
	public EmittedEventAssert isNotCompressed() {
		return check("the compress flag", false, this.actual.compress());
	}

	/**
	 * Asserts who has emitted the event.
	 * @param origin an emitter or a server
	 * @return this
	 */
	public EmittedEventAssert comesFrom(Emitted.Origin origin) {
		return check("the origin", origin, this.actual.origin());
	}

	/**
	 * Asserts the arguments, as objects that are written as {@code emit} writes them.
	 * @param expected exactly these; none, if there are none
	 * @return this
	 */
	public EmittedEventAssert hasArguments(@Nullable Object @Nullable ... expected) {
		List<@Nullable Object> arguments = (expected != null) ? Arrays.asList(expected)
				: Collections.singletonList(null);
		if (!this.actual.arguments().areWrittenFrom(arguments)) {
			failWithMessage("Expected the event '%s' with the arguments %s, but they are %s", this.actual.name(),
					Arrays.deepToString(arguments.toArray()), this.actual.arguments());
		}
		return this;
	}

	/**
	 * Returns assertions of an argument as an object of the application.
	 * @param <T> the type of the argument
	 * @param index the number of the argument, from 0
	 * @param type the type of the argument; {@code byte[]} for binary
	 * @return assertions of the argument
	 */
	public <T> ObjectAssert<T> argument(int index, Class<T> type) {
		if (index < 0 || index >= this.actual.arguments().size()) {
			failWithMessage("Expected the event '%s' with an argument %d, but its arguments are %s", this.actual.name(),
					index, this.actual.arguments());
		}
		return Assertions.assertThat(this.actual.argument(index, type));
	}

	private EmittedEventAssert check(String what, Object expected, Object actual) {
		if (!Objects.equals(expected, actual)) {
			failWithActualExpectedAndMessage(actual, expected, "Expected %s of the event '%s' to be %s, but is %s",
					what, this.actual.name(), expected, actual);
		}
		return this;
	}

	private static Set<String> set(String... rooms) {
		return new LinkedHashSet<>(List.of(rooms));
	}

}
