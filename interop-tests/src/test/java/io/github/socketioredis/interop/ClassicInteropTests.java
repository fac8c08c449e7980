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

import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.test.RedisServerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The matrix of the classic protocol: every feature in every direction and mode, tried
 * with the real npm packages. The directions from Node to Node show that the matrix
 * expects what Node does. {@code -Dinterop.only=text} tries the cells alone whose name
 * contains the text.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassicInteropTests {

	private static final List<Mode> MODES = List.of(new Mode(BuiltIn.MESSAGEPACK, Mode.DEFAULT_KEY, "redis"),
			new Mode(BuiltIn.MESSAGEPACK, "my#app", "ioredis"), new Mode(BuiltIn.JSON, Mode.DEFAULT_KEY, "ioredis"),
			new Mode(BuiltIn.JSON, "chat:live", "redis"));

	private static final String ONLY = System.getProperty("interop.only", "");

	private static final int GIVE_UP = 3;

	private final Map<String, Integer> silences = new HashMap<>();

	private RedisServerFixture redis;

	private NodeClients clients;

	private TestCluster cluster;

	static List<Cell> cells() {
		List<Feature> features = new ArrayList<>();
		features.addAll(BroadcastFeatures.all());
		features.addAll(ValueFeatures.all());
		features.addAll(StoryFeatures.all());
		features.addAll(StockFeatures.all());
		List<Cell> cells = new ArrayList<>();
		for (Mode mode : MODES) {
			for (Direction direction : Direction.values()) {
				features.stream()
					.filter((feature) -> feature.appliesTo(direction, mode))
					.map((feature) -> new Cell(feature, direction, mode))
					.filter((cell) -> cell.toString().contains(ONLY))
					.forEach(cells::add);
			}
		}
		return cells;
	}

	@BeforeAll
	void start() {
		this.redis = RedisServerFixture.start();
		this.clients = new NodeClients();
	}

	@AfterAll
	void stop() throws Exception {
		Matrix.write();
		closeCluster();
		if (this.clients != null) {
			this.clients.close();
		}
		if (this.redis != null) {
			this.redis.close();
		}
	}

	@ParameterizedTest(name = "{0}")
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
	 * Only one cluster runs at a time, so that clusters of one key don't meet.
	 */
	private TestCluster cluster(Mode mode) {
		if (this.cluster == null || !this.cluster.mode().equals(mode)) {
			closeCluster();
			this.cluster = new TestCluster(mode, this.redis.uri(), this.clients);
		}
		return this.cluster;
	}

	private void closeCluster() {
		TestCluster last = this.cluster;
		this.cluster = null;
		if (last != null) {
			last.close();
		}
	}

}
