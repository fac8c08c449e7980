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

package io.github.socketioredis.interop.faults;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * How the servers of a cluster fared in a fault.
 *
 * @param contestants the servers
 * @param adapter their adapter
 * @param fault what happened
 * @param lasted how many milliseconds it took
 * @param redis after how many milliseconds Redis itself was in order
 * @param recovered after how many milliseconds all channels of the tested servers were
 * confirmed; negative if never
 * @param subscriptions how many subscriptions the tested servers should have
 * @param unconfirmed the most subscriptions that were missing at once
 * @param deaf how many subscriptions were missing in the end
 * @param crashed how many tested servers have died
 * @param remote the messages between tested servers
 * @param local the messages to a tested server's own clients
 * @param fromNode the messages of the Node server that stands beside
 * @param toNode the messages to the clients of the Node server that stands beside
 * @param refused how many publishes of tested servers failed, and told so
 * @param disconnects the clients of tested servers that were disconnected
 * @param differences what was subscribed to in the end and should not have been, or the
 * other way round
 */
record FaultResult(Contestants contestants, AdapterKind adapter, Fault<?> fault, long lasted, long redis,
		long recovered, int subscriptions, int unconfirmed, int deaf, long crashed, Tally remote, Tally local,
		Tally fromNode, Tally toNode, long refused, List<JsonNode> disconnects, List<String> differences) {

}
