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

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.sample.chat.ChatRules;
import io.github.socketioredis.sample.chat.Everyone;
import io.github.socketioredis.sample.chat.Members;
import io.github.socketioredis.sample.chat.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells who is connected to which server, and disconnects members of any of them.
 * Thread-safe; no thread waits for other servers.
 *
 * @since 0.1.0
 */
@RestController
@RequestMapping("/api/admin/members")
public class AdminController {

	private final SocketIOCluster cluster;

	private final Members members;

	AdminController(SocketIOCluster cluster, Members members) {
		this.cluster = cluster;
		this.members = members;
	}

	@GetMapping
	CompletableFuture<Everyone> members() {
		return this.members.everyone();
	}

	@DeleteMapping("/{id}")
	CompletableFuture<ResponseEntity<Void>> disconnect(@PathVariable String id) {
		return this.cluster.in(ChatRules.memberId(id)).fetchSockets().thenCompose(AdminController::disconnect);
	}

	private static CompletableFuture<ResponseEntity<Void>> disconnect(List<RemoteSocket> sockets) {
		if (sockets.isEmpty()) {
			return CompletableFuture.completedFuture(ResponseEntity.notFound().build());
		}
		return sockets.get(0).disconnect(true).thenApply((servers) -> ResponseEntity.noContent().build());
	}

	@ExceptionHandler
	ProblemDetail refused(Refusal ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler({ ClusterTimeoutException.class, PublishException.class })
	ProblemDetail unanswered() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The other servers can't be reached: try again later");
	}

}
