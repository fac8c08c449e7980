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

package io.github.socketioredis.protocol;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.MultiTypeAckCallback;
import com.corundumstudio.socketio.MultiTypeArgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventArgumentsTests {

	@ParameterizedTest
	@MethodSource("callbacks")
	void callbackIsRefusedWithARemedy(Object callback) {
		assertThatIllegalArgumentException().isThrownBy(() -> EventArguments.check(new Object[] { "a", callback }))
			.withMessageStartingWith("Acknowledgements are not supported: 'args[1]' is a callback of type "
					+ callback.getClass().getName())
			.withMessageContaining("let the receiver answer with an event of its own");
	}

	static Stream<Object> callbacks() {
		Consumer<String> lambda = (value) -> {
		};
		Listener own = () -> {
		};
		Runnable reference = lambda::notify;
		return Stream.of(lambda, own, reference, new NamedFunction(), new AckCallback<>(String.class) {
			@Override
			public void onSuccess(String result) {
			}
		}, new MultiTypeAckCallback(String.class) {
			@Override
			public void onSuccess(MultiTypeArgs result) {
			}
		});
	}

	@Test
	void valuesPass() {
		Object[] args = { 1, "a", null, List.of(), Map.of(), new byte[0], new Value("x"), new CallableList() };
		assertThat(EventArguments.check(args)).containsExactly(args);
	}

	@Test
	void missingArrayIsOneNull() {
		assertThat(EventArguments.check(null)).containsExactly((Object) null);
	}

	@Test
	void noArgumentsAreNone() {
		assertThat(EventArguments.check(new Object[0])).isEmpty();
	}

	@FunctionalInterface
	interface Listener {

		void call();

	}

	record Value(String name) {
	}

	static class NamedFunction implements Function<String, String> {

		@Override
		public String apply(String value) {
			return value;
		}

	}

	static class CallableList implements Iterable<String>, Function<Integer, String> {

		@Override
		public Iterator<String> iterator() {
			return List.<String>of().iterator();
		}

		@Override
		public String apply(Integer index) {
			return "";
		}

	}

}
