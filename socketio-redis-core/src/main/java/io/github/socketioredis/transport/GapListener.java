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

package io.github.socketioredis.transport;

/**
 * Hears when messages begin to be missed and when that is over. The calls alternate,
 * beginning with a gap that began, and are made on the threads of message listeners.
 *
 * @since 0.1.0
 */
public interface GapListener {

	/**
	 * Some wanted topic is not subscribed although Redis was asked, or not any more.
	 * @param state the state at this moment
	 */
	void gapBegan(SubscriptionState state);

	/**
	 * All topics that were missing are confirmed, or not wanted any more. Topics that
	 * were added a moment ago may still wait for their first confirmation.
	 * @param state the state at this moment
	 */
	void gapEnded(SubscriptionState state);

}
