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

package io.github.socketioredis.transport.lettuce;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClusterView}.
 */
class ClusterViewTests {

	private static final NodeAddress ASKED = new NodeAddress("10.0.0.9", 7000);

	private static final NodeAddress A = new NodeAddress("10.0.0.1", 7000);

	private static final NodeAddress B = new NodeAddress("10.0.0.2", 7000);

	private static final NodeAddress C = new NodeAddress("c.example", 7000);

	@Test
	void knowsTheOwnersAndWhoIsAlive() {
		ClusterView view = ClusterView.parse("""
				aa 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-5460 [5461->-bb]
				bb 10.0.0.2:7000@17000 master - 0 0 2 connected 5461-10922
				cc 10.0.0.3:7000@17000,c.example master - 0 0 3 connected 10923-16382
				dd 10.0.0.4:7000@17000 slave aa 0 0 1 connected
				ee 10.0.0.5:7000@17000 slave,fail bb 0 0 2 connected
				ff :0@0 master,noaddr - 0 0 0 disconnected
				gg 10.0.0.6:7000@17000 handshake - 0 0 0 connected
				""", ASKED);
		assertThat(view.isCredible()).isTrue();
		assertThat(view.owner(0)).isEqualTo(A);
		assertThat(view.owner(5461)).isEqualTo(B);
		assertThat(view.owner(16382)).isEqualTo(C);
		assertThat(view.owner(16383)).isNull();
		assertThat(view.nodes()).containsExactlyInAnyOrder(A, B, C, new NodeAddress("10.0.0.4", 7000));
	}

	@Test
	void takesTheAddressOfWhoWasAskedForOneThatDoesNotKnowItsOwn() {
		ClusterView view = ClusterView.parse("aa :7000@17000 myself,master - 0 0 1 connected 0-16383\n", ASKED);
		assertThat(view.owner(7)).isEqualTo(ASKED);
		assertThat(view.isCredible()).isTrue();
	}

	@Test
	void keepsTheOwnerThatHasFailedUntilAnotherTakesOver() {
		ClusterView view = ClusterView.parse("""
				aa 10.0.0.1:7000@17000 master,fail - 0 0 1 connected 0-5460
				bb 10.0.0.2:7000@17000 myself,master - 0 0 2 connected 5461-10922
				cc 10.0.0.3:7000@17000 master - 0 0 3 connected 10923-16383
				""", ASKED);
		assertThat(view.isCredible()).isTrue();
		assertThat(view.owner(0)).isEqualTo(A);
		assertThat(view.nodes()).doesNotContain(A).contains(B);
	}

	@Test
	void distrustsANodeThatSeesNoMajority() {
		assertThat(ClusterView.parse("""
				aa 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-5460
				bb 10.0.0.2:7000@17000 master,fail? - 0 0 2 connected 5461-10922
				cc 10.0.0.3:7000@17000 master,fail? - 0 0 3 connected 10923-16383
				""", ASKED).isCredible()).isFalse();
	}

	@Test
	void distrustsANodeThatWasRemoved() {
		assertThat(ClusterView.parse("aa 10.0.0.1:7000@17000 myself,master - 0 0 1 connected\n", ASKED).isCredible())
			.isFalse();
		assertThat(ClusterView.parse("""
				aa 10.0.0.1:7000@17000 myself,slave zz 0 0 1 connected
				bb 10.0.0.2:7000@17000 master - 0 0 2 connected 0-16383
				""", ASKED).isCredible()).isFalse();
	}

}
