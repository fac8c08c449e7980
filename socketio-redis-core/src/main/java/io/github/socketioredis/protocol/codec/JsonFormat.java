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

import io.github.socketioredis.protocol.MalformedMessageException;
import tools.jackson.core.ObjectWriteContext;

/**
 * JSON text in UTF-8.
 *
 * @param context writes the objects that trees may hold
 */
record JsonFormat(ObjectWriteContext context) implements WireFormat {

	@Override
	public WireWriter writer(int expectedLength) {
		return new JsonWriter(expectedLength, this.context);
	}

	@Override
	public WireReader reader(byte[] message) throws MalformedMessageException {
		return JsonReader.of(message);
	}

}
