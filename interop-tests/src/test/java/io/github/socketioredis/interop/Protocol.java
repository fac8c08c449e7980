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

import io.github.socketioredis.MessageParser;
import io.github.socketioredis.SubscriptionMode;

/**
 * How servers and emitters of a cluster talk to each other.
 */
sealed interface Protocol {

	/**
	 * That of {@code createAdapter()}.
	 *
	 * @param parser how messages are encoded
	 * @param specificResponses whether servers answer the asking server alone
	 */
	record Classic(MessageParser.BuiltIn parser, boolean specificResponses) implements Protocol {

		boolean json() {
			return this.parser == MessageParser.BuiltIn.JSON;
		}

		@Override
		public String toString() {
			return this.parser.name().toLowerCase() + (this.specificResponses ? " / specific responses" : "");
		}

	}

	/**
	 * That of {@code createShardedAdapter()}.
	 *
	 * @param subscriptionMode which channels there are
	 */
	record Sharded(SubscriptionMode subscriptionMode) implements Protocol {

		/**
		 * Returns the mode as Node names it.
		 */
		String mode() {
			return this.subscriptionMode.name().toLowerCase().replace('_', '-');
		}

		@Override
		public String toString() {
			return "sharded " + mode();
		}

	}

}
