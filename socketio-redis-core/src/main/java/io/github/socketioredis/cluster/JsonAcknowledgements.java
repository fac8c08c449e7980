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

package io.github.socketioredis.cluster;

import java.util.List;

import io.github.socketioredis.Acknowledgements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Acknowledgements as they came.
 *
 * @param values the values
 * @param servers how many servers were asked
 * @param mapper converts values
 */
record JsonAcknowledgements(List<JsonNode> values, int servers, JsonMapper mapper) implements Acknowledgements {

	@Override
	public <T> List<T> values(Class<T> type) {
		return this.values.stream().map((value) -> Trees.<T>convert(this.mapper, value, type)).toList();
	}

	@Override
	public String toString() {
		return this.values.toString();
	}

}
