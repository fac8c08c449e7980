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

package io.github.socketioredis.sample.chat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.corundumstudio.socketio.SocketIOClient;
import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.LocalSocket;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.SampleProperties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class MembersTests {

	private final SocketIOCluster cluster = mock();

	private final RemoteSocket ada = EveryoneTests.socket("id-1", EveryoneTests.ADA);

	private final Members members = new Members(this.cluster,
			new SampleProperties("java-1", Duration.ofSeconds(1), null));

	@Test
	void nameAndServerAreAttachedToTheSocket() {
		SocketIOClient client = mock();
		LocalSocket socket = mock();
		given(this.cluster.socket(client)).willReturn(socket);
		this.members.greet(client);
		SocketData greeted = new SocketData("Guest", "java-1", "Java");
		then(socket).should().setData(greeted);
		given(socket.data(SocketData.class)).willReturn(greeted);
		this.members.rename(client, "Ada");
		then(socket).should().setData(new SocketData("Ada", "java-1", "Java"));
	}

	@Test
	void thoseOfAllServersAreTold() {
		given(this.cluster.fetchSockets()).willReturn(CompletableFuture.completedFuture(List.of(this.ada, this.ada)));
		assertThat(this.members.everyone()).isCompletedWithValueMatching(Everyone::complete)
			.isCompletedWithValueMatching((everyone) -> everyone.count() == 2);
	}

	@Test
	void thoseOfServersThatAnswerAreTold() {
		given(this.cluster.fetchSockets()).willReturn(CompletableFuture
			.failedFuture(new ClusterTimeoutException("1 of 2", 2, 1, List.of(this.ada), Set.of())));
		assertThat(this.members.everyone()).isCompletedWithValueMatching((everyone) -> !everyone.complete())
			.isCompletedWithValueMatching((everyone) -> everyone.count() == 1);
	}

	@Test
	void thoseOfThisServerAreToldWithoutRedis() {
		given(this.cluster.fetchSockets())
			.willReturn(CompletableFuture.failedFuture(new PublishException("Redis is away")));
		ClusterOperator local = mock();
		given(this.cluster.local()).willReturn(local);
		given(local.fetchSockets()).willReturn(CompletableFuture.completedFuture(List.of(this.ada)));
		assertThat(this.members.everyone()).isCompletedWithValueMatching((everyone) -> !everyone.complete())
			.isCompletedWithValueMatching((everyone) -> everyone.count() == 1);
	}

}
