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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The matrix of who gets what: every feature in every direction and mode, tried with the
 * real npm packages. The directions from Node to Node show that the matrix expects what
 * Node does. {@code -Dinterop.only=text} tries the cells alone whose name contains the
 * text.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryInteropTests {

	private static final List<Feature> FEATURES = Stream
		.of(BroadcastFeatures.all(), ValueFeatures.all(), StoryFeatures.all(), ChannelFeatures.all(),
				StockFeatures.all())
		.flatMap(List::stream)
		.toList();

	private static final String ONLY = System.getProperty("interop.only", "");

	private static final int GIVE_UP = 3;

	private final Map<String, Integer> silences = new HashMap<>();

	private final List<CompletableFuture<Void>> closing = new ArrayList<>();

	private final RedisPool pool = new RedisPool();

	private final NodeClients clients = new NodeClients();

	private TestCluster cluster;

	static List<Cell> cells() {
		List<Cell> cells = new ArrayList<>();
		for (Mode mode : Modes.ofDeliveries()) {
			for (Direction direction : Direction.values()) {
				FEATURES.stream()
					.filter((feature) -> Essentials.includes(mode, Essentials.DELIVERIES, feature.name()))
					.filter((feature) -> direction.existsIn(mode) && feature.appliesTo(direction, mode))
					.map((feature) -> new Cell(feature, direction, mode))
					.filter((cell) -> cell.toString().contains(ONLY))
					.forEach(cells::add);
			}
		}
		return cells;
	}

	@AfterAll
	void stop() throws Exception {
		Matrix.write();
		closeCluster();
		CompletableFuture.allOf(this.closing.toArray(CompletableFuture[]::new)).join();
		this.clients.close();
		this.pool.close();
	}

	@Test
	void essentialFeaturesExist() {
		assertThat(Essentials.unknown(Essentials.DELIVERIES, FEATURES.stream().map(Feature::name).toList())).isEmpty();
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("cells")
	void reachesWhomItShouldOnceAndUnchanged(Cell cell) {
		boolean passed = false;
		try {
			assertThat(this.silences.getOrDefault(cell.way(), 0))
				.as("times that nothing came at all on this way: not tried again")
				.isLessThan(GIVE_UP);
			cell.run(cluster(cell.mode()));
			assertThat(this.clients.late()).as("what came after the fence of an earlier cell").isEmpty();
			passed = true;
		}
		catch (NodeProcessException ex) {
			this.silences.merge(cell.way(), 1, Integer::sum);
			throw new AssertionError(cell + ": " + ex.getMessage(), ex);
		}
		catch (Exception | AssertionError ex) {
			throw new AssertionError(cell + ": " + ex.getMessage(), ex);
		}
		finally {
			Matrix.add(cell, passed);
		}
	}

	/**
	 * Clusters don't meet, because each has a Redis or a key of its own, so that one may
	 * still be closing when the next one starts.
	 */
	private TestCluster cluster(Mode mode) {
		if (this.cluster == null || !this.cluster.is(mode)) {
			closeCluster();
			this.cluster = new TestCluster(mode, this.pool.get(mode.topology()), this.clients);
		}
		return this.cluster;
	}

	private void closeCluster() {
		TestCluster last = this.cluster;
		this.cluster = null;
		if (last != null) {
			this.closing.add(last.close());
		}
	}

}
