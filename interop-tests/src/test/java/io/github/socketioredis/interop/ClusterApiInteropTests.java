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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.socketioredis.MessageParser.BuiltIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The matrix of the cluster's API by the classic protocol: every feature in clusters of
 * three servers of both kinds, in every mode. The clusters of Node alone show that the
 * matrix expects what Node does. {@code -Dinterop.only=text} tries the cells alone whose
 * name contains the text.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterApiInteropTests {

	private static final Duration SHORT = Duration.ofSeconds(1);

	private static final List<Mode> MODES = List.of(new Mode(BuiltIn.MESSAGEPACK, Mode.DEFAULT_KEY, "redis"),
			new Mode(BuiltIn.MESSAGEPACK, "my#app", "ioredis").withSpecificResponses(),
			new Mode(BuiltIn.JSON, Mode.DEFAULT_KEY, "ioredis"),
			new Mode(BuiltIn.JSON, "chat:live", "redis").withSpecificResponses(),
			new Mode(BuiltIn.MESSAGEPACK, Mode.DEFAULT_KEY, "ioredis").withRequestsTimeout(SHORT),
			new Mode(BuiltIn.JSON, "my#app", "redis").withSpecificResponses().withRequestsTimeout(SHORT));

	private static final String ONLY = System.getProperty("interop.only", "");

	private final List<CompletableFuture<Void>> closing = new ArrayList<>();

	private NodeClients clients;

	private ClusterOfThree cluster;

	static List<ClusterCell> cells() {
		List<ClusterFeature> features = Stream
			.of(FetchFeatures.all(), RoomFeatures.all(), ServerSideFeatures.all(), AckFeatures.all(),
					ResponseFeatures.all())
			.flatMap(List::stream)
			.toList();
		List<ClusterCell> cells = new ArrayList<>();
		for (Mode mode : MODES) {
			for (Composition composition : Composition.values()) {
				features.stream()
					.filter((feature) -> feature.cells().test(composition, mode))
					.map((feature) -> new ClusterCell(feature, composition, mode))
					.filter((cell) -> cell.toString().contains(ONLY))
					.forEach(cells::add);
			}
		}
		return cells;
	}

	@BeforeAll
	void start() {
		this.clients = new NodeClients();
	}

	@AfterAll
	void stop() throws Exception {
		Matrix.write();
		closeCluster();
		CompletableFuture.allOf(this.closing.toArray(CompletableFuture[]::new)).join();
		this.clients.close();
	}

	@ParameterizedTest(name = "{0}")
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
	 * Clusters don't meet, because each has a Redis of its own, so that one may still be
	 * closing when the next one starts.
	 */
	private ClusterOfThree cluster(ClusterCell cell) throws Exception {
		if (this.cluster == null || !this.cluster.is(cell.composition(), cell.mode())) {
			closeCluster();
			this.cluster = ClusterOfThree.start(cell.composition(), cell.mode(), this.clients);
		}
		return this.cluster;
	}

	private void closeCluster() {
		ClusterOfThree last = this.cluster;
		this.cluster = null;
		if (last != null) {
			this.closing.add(CompletableFuture.runAsync(last::close));
		}
	}

}
