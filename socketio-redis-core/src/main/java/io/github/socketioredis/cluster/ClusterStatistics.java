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

/**
 * Numbers about what happens between the servers, since the node was made.
 *
 * @param requests questions put to the other servers
 * @param requestTimeouts questions that ended at their deadline, with some answers
 * missing
 * @param malformedMessages messages that were dropped because nobody can read them
 * @since 0.1.0
 */
public record ClusterStatistics(long requests, long requestTimeouts, long malformedMessages) {
}
