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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks Redis all the time whether every channel has its subscribers.
 */
final class ChannelMonitor implements AutoCloseable {

	private static final long INTERVAL_MILLIS = 50;

	private final Channels channels;

	private final Deployment deployment;

	private final Traffic clock;

	private final List<Sample> samples = new ArrayList<>();

	private final ScheduledExecutorService scheduler = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "fault-monitor"));

	ChannelMonitor(Channels channels, Deployment deployment, Traffic clock) {
		this.channels = channels;
		this.deployment = deployment;
		this.clock = clock;
		this.scheduler.scheduleWithFixedDelay(this::sample, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void sample() {
		long begin = this.clock.now();
		List<String> missing = missing();
		add(new Sample(begin, this.clock.now(), missing));
	}

	private List<String> missing() {
		try {
			return this.channels.missing(this.deployment.effectiveNodes());
		}
		catch (RuntimeException ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

	private synchronized void add(Sample sample) {
		this.samples.add(sample);
		notifyAll();
	}

	/**
	 * Returns when all channels were confirmed for good, as far as one knows now.
	 * @param faultEnd when the fault had been made
	 * @return the end of the first sample that was begun after the fault, found all
	 * subscribers, and was followed by such samples only; negative if there is none
	 */
	synchronized long recoveredAt(long faultEnd) {
		long recovered = -1;
		for (Sample sample : this.samples) {
			if (!sample.missing().isEmpty()) {
				recovered = -1;
			}
			else if (recovered < 0 && sample.begin() >= faultEnd) {
				recovered = sample.end();
			}
		}
		return recovered;
	}

	/**
	 * Waits until all channels are confirmed.
	 * @return whether they are
	 */
	synchronized boolean awaitRecovered(long faultEnd, long timeoutMillis) {
		long deadline = this.clock.now() + timeoutMillis;
		try {
			while (recoveredAt(faultEnd) < 0) {
				long left = deadline - this.clock.now();
				if (left <= 0) {
					return false;
				}
				wait(left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Returns the largest number of missing subscribers that was seen.
	 */
	synchronized int mostMissing() {
		return this.samples.stream().mapToInt((sample) -> sample.missing().size()).max().orElse(0);
	}

	/**
	 * Returns what the last sample missed.
	 */
	synchronized List<String> lastMissing() {
		return this.samples.isEmpty() ? List.of() : this.samples.get(this.samples.size() - 1).missing();
	}

	@Override
	public void close() {
		this.scheduler.shutdown();
		try {
			this.scheduler.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What was found missing from one time to another.
	 */
	private record Sample(long begin, long end, List<String> missing) {

	}

}
