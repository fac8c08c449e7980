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

package io.github.socketioredis.sample.notices;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a page shows between the messages.
 *
 * @param kind {@code announcement} or {@code report}
 * @param server the server that says it
 * @param room the room to show it in, or {@code null} for all rooms
 * @param text what it says
 * @param at when
 */
record Notice(String kind, String server, @Nullable String room, String text, Instant at) {

}
