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

import java.util.List;

/**
 * An event as a Socket.IO client gets it.
 *
 * @param json JSON text in UTF-8 of {@code [event, ...args]}, in which each binary value
 * is <code>{"_placeholder":true,"num":0}</code>; must not be modified
 * @param attachments the binary values, by number; must not be modified
 * @since 0.1.0
 */
public record EventPayload(byte[] json, List<byte[]> attachments) {

	public EventPayload {
		attachments = List.copyOf(attachments);
	}

	/**
	 * Returns whether there are attachments.
	 * @return whether there are attachments
	 */
	public boolean isBinary() {
		return !this.attachments.isEmpty();
	}

}
