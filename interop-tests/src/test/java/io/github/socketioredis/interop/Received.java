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

package io.github.socketioredis.interop;

import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * An event as a client got it.
 *
 * @param event the name
 * @param args the arguments as tagged JSON
 */
record Received(String event, JsonNode args) {

	private static final int SHOWN = 2000;

	static Received of(JsonNode answer) {
		return new Received(answer.get("event").asString(), answer.get("args"));
	}

	static Received of(String event, List<Object> args) {
		return new Received(event, Values.tagged(args));
	}

	/**
	 * Returns events in an order that can be relied on: as they came, or by their names
	 * if those of different names may overtake each other.
	 */
	static List<Received> comparable(List<Received> received, Mode mode) {
		return mode.keepsOrder() ? received : received.stream().sorted(Comparator.comparing(Received::event)).toList();
	}

	@Override
	public String toString() {
		String shown = this.args.toString();
		return this.event + ((shown.length() > SHOWN) ? shown.substring(0, SHOWN) + ".." : shown);
	}

}
