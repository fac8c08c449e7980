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

package io.github.socketioredis.autoconfigure;

import io.github.socketioredis.transport.SubscriptionState;

/**
 * Tells the application that some subscription is not in force any more, or not yet
 * although Redis was asked: messages of other servers may be missed until the
 * {@link SubscriptionGapEndedEvent}. Published on a thread of the transport, so a
 * listener must not block for long.
 *
 * @param state what is wanted, what is confirmed, and the last error
 * @since 0.1.0
 */
public record SubscriptionGapStartedEvent(SubscriptionState state) {

}
