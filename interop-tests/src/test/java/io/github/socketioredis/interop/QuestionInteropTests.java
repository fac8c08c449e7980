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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The matrix of the cluster's API: every feature in clusters of three servers of both
 * kinds, in every mode. The clusters of Node alone show that the matrix expects what Node
 * does. {@code -Dinterop.only=text} tries the cells alone whose name contains the text.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionInteropTests {

	private static final List<ClusterFeature> FEATURES = Stream
		.of(FetchFeatures.all(), RoomFeatures.all(), ServerSideFeatures.all(), AckFeatures.all(),
				ResponseFeatures.all())
		.flatMap(List::stream)
		.toList();

	private static final String ONLY = System.getProperty("interop.only", "");

	private final List<CompletableFuture<Void>> closing = new ArrayList<>();

	private final RedisPool pool = new RedisPool();

	private final NodeClients clients = new NodeClients();

	private ClusterOfThree cluster;

	static List<ClusterCell> cells() {
		List<ClusterCell> cells = new ArrayList<>();
		for (Mode mode : Modes.ofQuestions()) {
			for (Composition composition : Composition.values()) {
				FEATURES.stream()
					.filter((feature) -> Essentials.includes(mode, Essentials.QUESTIONS, feature.name()))
					.filter((feature) -> composition.isTriedIn(mode) && feature.cells().test(composition, mode))
					.map((feature) -> new ClusterCell(feature, composition, mode))
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
		assertThat(Essentials.unknown(Essentials.QUESTIONS, FEATURES.stream().map(ClusterFeature::name).toList()))
			.isEmpty();
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("cells")
	void answersWithWhatEveryServerHas(ClusterCell cell) {
		boolean passed = false;
		try {
			ClusterOfThree cluster = cluster(cell);
			cell.feature().story().tell(cluster);
			cluster.verifyNothingPending();
			assertThat(this.clients.late()).as("what came after the fence of an earlier cell").isEmpty();
			passed = true;
		}
		catch (Exception | AssertionError ex) {
			throw new AssertionError(cell + ": " + ex, ex);
		}
		finally {
			Matrix.add(cell, passed);
		}
	}

	/**
	 * Clusters don't meet, because each has a Redis or a key of its own, so that one may
	 * still be closing when the next one starts.
	 */
	private ClusterOfThree cluster(ClusterCell cell) throws Exception {
		if (this.cluster == null || !this.cluster.is(cell.composition(), cell.mode())) {
			closeCluster();
			this.cluster = ClusterOfThree.start(cell.composition(), cell.mode(), this.pool.get(cell.mode().topology()),
					this.clients);
		}
		return this.cluster;
	}

	private void closeCluster() {
		ClusterOfThree last = this.cluster;
		this.cluster = null;
		if (last != null) {
			last.forgetClients();
			this.closing.add(CompletableFuture.runAsync(last::close));
		}
	}

}
