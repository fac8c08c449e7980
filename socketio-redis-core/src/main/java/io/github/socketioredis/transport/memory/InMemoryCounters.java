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

package io.github.socketioredis.transport.memory;

import java.util.concurrent.atomic.LongAdder;

import io.github.socketioredis.transport.TransportStatistics;

/**
 * What a transport counts. There is no connection to wait for or to lose, so most of
 * {@link TransportStatistics} stays zero.
 */
final class InMemoryCounters {

	final LongAdder published = new LongAdder();

	final LongAdder publishClosed = new LongAdder();

	final LongAdder received = new LongAdder();

	final LongAdder delivered = new LongAdder();

	final LongAdder rejected = new LongAdder();

	final LongAdder dropped = new LongAdder();

	final LongAdder listenerFailures = new LongAdder();

	TransportStatistics statistics() {
		return new TransportStatistics(this.published.sum(), 0, 0, 0, 0, this.publishClosed.sum(), this.received.sum(),
				this.rejected.sum(), this.dropped.sum(), this.listenerFailures.sum(), this.delivered.sum(), 0);
	}

}
