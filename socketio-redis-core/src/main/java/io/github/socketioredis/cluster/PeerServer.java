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

import java.time.Instant;

/**
 * Another server of the cluster, as one namespace has heard of it.
 *
 * @param uid the uid of its adapter for the namespace, as it stands in
 * {@link io.github.socketioredis.ClusterTimeoutException#missingServers()}
 * @param lastHeard when a message of it came last, to the second
 * @since 0.1.0
 */
public record PeerServer(String uid, Instant lastHeard) {
}
