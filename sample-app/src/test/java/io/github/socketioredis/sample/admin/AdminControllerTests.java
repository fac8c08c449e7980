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

package io.github.socketioredis.sample.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.ClusterOperator;
import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.SampleProperties;
import io.github.socketioredis.sample.chat.Everyone;
import io.github.socketioredis.sample.chat.Member;
import io.github.socketioredis.sample.chat.Members;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class AdminControllerTests {

	private final SocketIOCluster cluster = mock();

	private final Members members = mock();

	@Test
	void tellsTheMembersOfAllServers() {
		Member ada = new Member("id-1", "Ada", "java-2", "Java", List.of("tea"), Instant.ofEpochSecond(0));
		given(this.members.everyone())
			.willReturn(CompletableFuture.completedFuture(new Everyone(List.of(ada), 1, true)));
		assertThat(mvc("secret").get().uri("/api/admin/members").header(HttpHeaders.AUTHORIZATION, "Bearer secret"))
			.hasStatusOk()
			.bodyJson()
			.isEqualTo("{\"members\":[{\"id\":\"id-1\",\"name\":\"Ada\",\"server\":\"java-2\",\"kind\":\"Java\","
					+ "\"rooms\":[\"tea\"],\"since\":\"1970-01-01T00:00:00Z\"}],\"count\":1,\"complete\":true}");
	}

	@Test
	void disconnectsAMemberOfAnyServer() {
		RemoteSocket socket = mock();
		given(socket.disconnect(true)).willReturn(CompletableFuture.completedFuture(2L));
		fetch("id-1", CompletableFuture.completedFuture(List.of(socket)));
		assertThat(disconnect("id-1")).isEqualTo(HttpStatus.NO_CONTENT.value());
		then(socket).should().disconnect(true);
	}

	@Test
	void saysWhenThereIsNoSuchMember() {
		fetch("id-1", CompletableFuture.completedFuture(List.of()));
		assertThat(disconnect("id-1")).isEqualTo(HttpStatus.NOT_FOUND.value());
	}

	@Test
	void saysWhenServersDoNotAnswer() {
		fetch("id-1",
				CompletableFuture.failedFuture(new ClusterTimeoutException("fetchSockets", 2, 1, List.of(), Set.of())));
		assertThat(disconnect("id-1")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE.value());
	}

	@Test
	void roomsAreNoMembers() {
		assertThat(disconnect("room:lobby")).isEqualTo(HttpStatus.BAD_REQUEST.value());
		then(this.cluster).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "Bearer", "Bearer ", "Bearer null", "Bearer secret2", "Bearer secre", "Basic secret",
			"secret" })
	void othersAreRefused(@Nullable String authorization) {
		assertRefused("secret", authorization);
		assertRefused(null, authorization);
		assertRefused(" ", authorization);
	}

	private void assertRefused(@Nullable String token, @Nullable String authorization) {
		MockMvcTester mvc = mvc(token);
		var request = mvc.delete().uri("/api/admin/members/id-1");
		if (authorization != null) {
			request = request.header(HttpHeaders.AUTHORIZATION, authorization);
		}
		assertThat(request).hasStatus(HttpStatus.UNAUTHORIZED).hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		then(this.cluster).shouldHaveNoInteractions();
	}

	private void fetch(String id, CompletableFuture<List<RemoteSocket>> sockets) {
		ClusterOperator operator = mock();
		given(this.cluster.in(id)).willReturn(operator);
		given(operator.fetchSockets()).willReturn(sockets);
	}

	private int disconnect(String id) {
		return mvc("secret").delete()
			.uri("/api/admin/members/{id}", id)
			.header(HttpHeaders.AUTHORIZATION, "Bearer secret")
			.exchange()
			.getResponse()
			.getStatus();
	}

	private MockMvcTester mvc(@Nullable String token) {
		AdminAccess access = new AdminAccess(new SampleProperties("java-1", Duration.ofSeconds(1), token));
		return MockMvcTester.create(MockMvcBuilders.standaloneSetup(new AdminController(this.cluster, this.members))
			.addMappedInterceptors(new String[] { "/api/admin/**" }, access)
			.build());
	}

}
