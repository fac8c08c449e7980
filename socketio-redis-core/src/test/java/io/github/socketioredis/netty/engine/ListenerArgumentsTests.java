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

package io.github.socketioredis.netty.engine;

import java.util.List;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.MultiTypeAckCallback;
import com.corundumstudio.socketio.MultiTypeArgs;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ListenerArguments}.
 */
class ListenerArgumentsTests {

	private final ListenerArguments arguments = new ListenerArguments(JsonMapper.shared());

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	private static <T> AckCallback<T> callback(Class<T> type) {
		return new AckCallback<>(type) {

			@Override
			public void onSuccess(T result) {
			}

		};
	}

	@Test
	void argumentsGetTheTypesOfTheListener() {
		this.arguments.types("/chat", "ev", Message.class, Integer.class);
		assertThat(this.arguments.ofEvent("/chat", "ev", json("[\"ev\",{\"text\":\"hi\"},2]")))
			.containsExactly(new Message("hi"), 2);
	}

	@Test
	void furtherArgumentsAreLeftOut() {
		this.arguments.types("", "ev", String.class);
		assertThat(this.arguments.ofEvent("", "ev", json("[\"ev\",\"a\",\"b\"]"))).containsExactly("a");
	}

	@Test
	void missingArgumentsAreNotMadeUp() {
		this.arguments.types("", "ev", String.class, String.class);
		assertThat(this.arguments.ofEvent("", "ev", json("[\"ev\",\"a\"]"))).containsExactly("a");
		assertThat(this.arguments.ofEvent("", "ev", json("[\"ev\"]"))).isEmpty();
	}

	@Test
	void nullKeepsItsPlace() {
		this.arguments.types("", "ev", String.class, String.class);
		assertThat(this.arguments.ofEvent("", "ev", json("[\"ev\",null,\"b\"]"))).containsExactly(null, "b");
	}

	@Test
	void attachmentsBecomeBytes() {
		this.arguments.types("", "ev", byte[].class);
		JsonNode packet = JsonNodeFactory.instance.arrayNode().add("ev").add(new byte[] { 0, 1 });
		assertThat(this.arguments.ofEvent("", "ev", packet)).containsExactly(new byte[] { 0, 1 });
	}

	@Test
	void typesBelongToOneEventOfOneNamespace() {
		this.arguments.types("/chat", "ev", String.class);
		assertThat(this.arguments.ofEvent("", "ev", json("[\"ev\",1]"))).isEmpty();
		assertThat(this.arguments.ofEvent("/chat", "other", json("[\"other\",1]"))).isEmpty();
	}

	@Test
	void forgottenEventHasNoArguments() {
		this.arguments.types("", "ev", String.class);
		this.arguments.forget("", "ev");
		assertThat(this.arguments.ofEvent("", "ev", json("[\"ev\",\"a\"]"))).isEmpty();
	}

	@Test
	void otherTypeIsAnError() {
		this.arguments.types("", "ev", Integer.class);
		JsonNode packet = json("[\"ev\",{}]");
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> this.arguments.ofEvent("", "ev", packet));
	}

	@Test
	void callbackGetsTheFirstValue() {
		assertThat(this.arguments.ofAcknowledgement(callback(Message.class), json("[{\"text\":\"hi\"},2]")))
			.isEqualTo(new Message("hi"));
		assertThat(this.arguments.ofAcknowledgement(callback(String.class), json("[]"))).isNull();
		assertThat(this.arguments.ofAcknowledgement(callback(String.class), json("[null]"))).isNull();
	}

	@Test
	void callbackOfSeveralTypesGetsAllValues() {
		MultiTypeAckCallback callback = new MultiTypeAckCallback(Message.class, Integer.class) {

			@Override
			public void onSuccess(MultiTypeArgs result) {
			}

		};
		Object result = this.arguments.ofAcknowledgement(callback, json("[{\"text\":\"hi\"},2,3]"));
		assertThat(result).isInstanceOfSatisfying(MultiTypeArgs.class,
				(args) -> assertThat(args.getArgs()).isEqualTo(List.of(new Message("hi"), 2)));
	}

	/**
	 * What an application has.
	 */
	record Message(String text) {
	}

}
