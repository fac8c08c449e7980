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

package io.github.socketioredis.protocol.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a generator write objects through a mapper.
 */
final class MapperWriteContext extends ObjectWriteContext.Base {

	private final JsonMapper mapper;

	MapperWriteContext(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public void writeValue(JsonGenerator generator, Object value) {
		this.mapper.writeValue(generator, value);
	}

	@Override
	public void writeTree(JsonGenerator generator, TreeNode tree) {
		this.mapper.writeValue(generator, tree);
	}

}
