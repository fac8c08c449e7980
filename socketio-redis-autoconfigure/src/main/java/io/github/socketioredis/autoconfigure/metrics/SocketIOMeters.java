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

package io.github.socketioredis.autoconfigure.metrics;

/**
 * Names of meters and tags.
 */
final class SocketIOMeters {

	static final String CONNECTIONS = "socketio.connections";

	static final String CONNECTIONS_CLOSED = "socketio.connections.closed";

	static final String PACKETS = "socketio.packets";

	static final String EVENTS = "socketio.events";

	static final String EVENTS_DROPPED = "socketio.events.dropped";

	static final String HTTP_REFUSED = "socketio.http.refused";

	static final String PUBLISHED = "socketio.cluster.published";

	static final String PUBLISH = "socketio.cluster.publish";

	static final String RECEIVED = "socketio.cluster.received";

	static final String DELIVERED = "socketio.cluster.delivered";

	static final String DELIVERY_LAG = "socketio.cluster.delivery.lag";

	static final String IGNORED = "socketio.cluster.ignored";

	static final String DROPPED = "socketio.cluster.dropped";

	static final String MALFORMED = "socketio.cluster.malformed";

	static final String REQUESTS = "socketio.cluster.requests";

	static final String REQUESTS_PENDING = "socketio.cluster.requests.pending";

	static final String REQUEST_TIMEOUTS = "socketio.cluster.requests.timeouts";

	static final String SUBSCRIPTIONS = "socketio.cluster.subscriptions";

	static final String RECONNECTS = "socketio.cluster.reconnects";

	static final String TRANSPORT_TAG = "transport";

	static final String DIRECTION_TAG = "direction";

	static final String REASON_TAG = "reason";

	static final String OUTCOME_TAG = "outcome";

	static final String STATE_TAG = "state";

	private SocketIOMeters() {
	}

}
