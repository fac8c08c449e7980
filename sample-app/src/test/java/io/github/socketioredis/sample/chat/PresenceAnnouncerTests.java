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

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.SocketIOCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

class PresenceAnnouncerTests {

	private final SocketIOCluster cluster = mock();

	private final ClusterOperator local = mock();

	private final Members members = mock();

	private final PresenceAnnouncer announcer = new PresenceAnnouncer(this.cluster, this.members);

	@BeforeEach
	void thisServersPagesGetIt() {
		given(this.cluster.local()).willReturn(this.local);
		given(this.local.emit(eq("presence"), any())).willReturn(CompletableFuture.completedFuture(0L));
	}

	@Test
	void aChangeIsToldToTheOtherServersAndToThePages() {
		given(this.members.everyone()).willReturn(CompletableFuture.completedFuture(everyone(0)));
		this.announcer.changed();
		then(this.cluster).should().serverSideEmit("members-changed");
		then(this.local).should().emit("presence", everyone(0));
	}

	@Test
	void manyChangesWhileAnAnswerIsAwaitedLeadToOneMoreQuestion() {
		CompletableFuture<Everyone> first = new CompletableFuture<>();
		given(this.members.everyone()).willReturn(first).willReturn(CompletableFuture.completedFuture(everyone(2)));
		this.announcer.announce();
		this.announcer.announce();
		this.announcer.announce();
		then(this.members).should().everyone();
		first.complete(everyone(1));
		then(this.members).should(times(2)).everyone();
		then(this.local).should().emit("presence", everyone(2));
	}

	@Test
	void aFailureDoesNotEndTheAnnouncements() {
		given(this.members.everyone()).willReturn(CompletableFuture.failedFuture(new IllegalStateException()))
			.willReturn(CompletableFuture.completedFuture(everyone(2)));
		this.announcer.announce();
		this.announcer.announce();
		then(this.local).should().emit("presence", everyone(2));
	}

	@Test
	void theFirstHundredAreNamed() {
		given(this.members.everyone()).willReturn(CompletableFuture.completedFuture(everyone(101)));
		this.announcer.announce();
		ArgumentCaptor<Everyone> told = ArgumentCaptor.captor();
		then(this.local).should().emit(eq("presence"), told.capture());
		assertThat(told.getValue().members()).hasSize(100);
		assertThat(told.getValue().count()).isEqualTo(101);
	}

	private static Everyone everyone(int count) {
		Member ada = new Member("id-1", "Ada", "java-1", "Java", List.of(), Instant.EPOCH);
		return new Everyone(Collections.nCopies(count, ada), count, true);
	}

}
