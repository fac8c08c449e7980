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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Java servers go through faults of Redis under traffic, beside a Node server. A build
 * has a selection of them, {@code -Dfaults=all} has all; {@code -Dfaults.servers} puts
 * Node servers in the place of the Java ones, of which nothing is demanded, and
 * {@code -Dfaults.only} takes those whose name has such a part.
 */
class FaultInteropTests {

	private static final Logger logger = LoggerFactory.getLogger(FaultInteropTests.class);

	static final boolean ALL = System.getProperty("faults", "short").equals("all");

	private static final String ONLY = System.getProperty("faults.only", "");

	private static final String SERVERS = System.getProperty("faults.servers", Contestants.JAVA.name());

	private static final List<ClusterFault> SELECTION = List.of(ClusterFault.KILL_SUBSCRIBERS, ClusterFault.MOVE_SLOTS,
			ClusterFault.FAILOVER, ClusterFault.CRASH);

	@TestFactory
	Stream<DynamicTest> servers() {
		List<DynamicTest> tests = new ArrayList<>();
		for (String name : SERVERS.split(",")) {
			Contestants contestants = Contestants.valueOf(name);
			for (AdapterKind adapter : AdapterKind.values()) {
				faults(adapter).filter(contestants::supports)
					.forEach((fault) -> tests.add(test(contestants, adapter, fault)));
			}
		}
		List<DynamicTest> chosen = tests.stream().filter((test) -> test.getDisplayName().contains(ONLY)).toList();
		assertThat(chosen).as("faults whose name contains '%s'", ONLY).isNotEmpty();
		return chosen.stream();
	}

	private static Stream<Fault<?>> faults(AdapterKind adapter) {
		if (!ALL) {
			return (adapter == AdapterKind.SHARDED) ? SELECTION.stream().map((fault) -> fault)
					: Stream.of(ClusterFault.CRASH, SentinelFault.FAILOVER);
		}
		return Stream.concat(Arrays.stream(ClusterFault.values()), Arrays.stream(SentinelFault.values()));
	}

	private static DynamicTest test(Contestants contestants, AdapterKind adapter, Fault<?> fault) {
		String name = contestants.title() + ", " + adapter + ", " + fault.title();
		return dynamicTest(name, () -> verify(FaultRun.of(contestants, adapter, fault)));
	}

	private static void verify(FaultResult result) {
		ReliabilityReport.add(result);
		logger.info("{}", ReliabilityReport.describe(result));
		if (!result.contestants().hasJava()) {
			return;
		}
		SoftAssertions.assertSoftly((softly) -> {
			softly.assertThat(result.recovered()).as("time until all channels are confirmed").isNotNegative();
			softly.assertThat(result.differences()).as("subscriptions in the end").isEmpty();
			verify(softly, "messages of Java servers", result.remote());
			verifyNode(softly, result);
			verify(softly, "messages to own clients", result.local());
			softly.assertThat(result.local().lost()).as("lost messages to own clients").isZero();
			softly.assertThat(result.disconnects()).as("disconnected clients").isEmpty();
			softly.assertThat(result.remote().expected()).as("deliveries").isPositive();
			softly.assertThat(result.fromNode().expected()).as("deliveries of the Node server").isPositive();
		});
	}

	/**
	 * On a cluster, both npm clients publish classic messages to any node, so that their
	 * order is lost on the way between the nodes.
	 */
	private static void verifyNode(SoftAssertions softly, FaultResult result) {
		Tally tally = result.fromNode();
		if (result.adapter() == AdapterKind.SHARDED || result.fault() instanceof SentinelFault) {
			verify(softly, "messages of the Node server", tally);
		}
		else {
			softly.assertThat(tally.lostOutside() + tally.doubledCount()).as("of the Node server: %s", tally).isZero();
		}
	}

	private static void verify(SoftAssertions softly, String messages, Tally tally) {
		softly.assertThat(tally.lostOutside()).as("lost outside the window: %s, %s", messages, tally).isZero();
		softly.assertThat(tally.doubledCount()).as("doubled: %s, %s", messages, tally).isZero();
		softly.assertThat(tally.reorderedCount()).as("reordered: %s, %s", messages, tally).isZero();
	}

}
