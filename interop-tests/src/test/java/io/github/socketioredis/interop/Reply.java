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

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How a client or a server acknowledges an event. Immutable.
 *
 * @param values the arguments of the acknowledgement, or null for none
 * @param disconnect whether a client disconnects instead
 */
record Reply(List<Object> values, boolean disconnect) {

	/**
	 * Does not acknowledge.
	 */
	static final Reply SILENT = new Reply(null, false);

	/**
	 * Disconnects without having acknowledged.
	 */
	static final Reply DISCONNECT = new Reply(null, true);

	/**
	 * Acknowledges with values, of which there may be none.
	 */
	static Reply with(Object... values) {
		return new Reply(Values.list(values), false);
	}

	/**
	 * Returns the value that the asker is to get.
	 */
	Object first() {
		return this.values.isEmpty() ? Values.UNDEFINED : this.values.get(0);
	}

	/**
	 * Returns the reply as the Node side reads it.
	 */
	Map<String, Object> toMap() {
		return (this.values != null) ? Map.of("values", Values.tagged(this.values))
				: Collections.singletonMap("disconnect", this.disconnect);
	}

}
