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

import java.util.concurrent.CompletableFuture;

import com.corundumstudio.socketio.AckRequest;
import io.github.socketioredis.PublishException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class ReplyTests {

	private final AckRequest ack = mock();

	@BeforeEach
	void wantAcknowledgement() {
		given(this.ack.isAckRequested()).willReturn(true);
	}

	@Test
	void aValueIsAcknowledgedAtOnce() {
		Reply.to(this.ack, "Ada", (name) -> name + "!");
		acknowledged(new Reply("Ada!", null));
	}

	@Test
	void aFutureIsAcknowledgedWhenItIsThere() {
		CompletableFuture<String> later = new CompletableFuture<>();
		Reply.to(this.ack, "Ada", (name) -> later);
		then(this.ack).should(never()).sendAckData(any(Object[].class));
		later.complete("Ada!");
		acknowledged(new Reply("Ada!", null));
	}

	@Test
	void refusalsAreTold() {
		Reply.to(this.ack, "Ada", (name) -> {
			throw new Refusal("No");
		});
		acknowledged(new Reply(null, "No"));
	}

	@Test
	void refusalsOfFuturesAreTold() {
		Reply.to(this.ack, "Ada", (name) -> CompletableFuture.completedFuture(name).thenApply((value) -> {
			throw new Refusal("No");
		}));
		acknowledged(new Reply(null, "No"));
	}

	@Test
	void anEventWithoutArgumentIsRefused() {
		Reply.to(this.ack, null, (nothing) -> "done");
		acknowledged(new Reply(null, "The event has no argument"));
	}

	@Test
	void lostServersAreTold() {
		Reply.to(this.ack, "Ada", (name) -> CompletableFuture.failedFuture(new PublishException("Redis is away")));
		acknowledged(new Reply(null, "The other servers can't be reached: try again later"));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void faultsAreLoggedAndNotShown(CapturedOutput output) {
		Reply.to(this.ack, "Ada", (name) -> {
			throw new IllegalStateException("secret");
		});
		acknowledged(new Reply(null, "The server could not do that"));
		assertThat(output).contains("IllegalStateException: secret");
	}

	@Test
	void nobodyIsToldWhoDoesNotWait() {
		given(this.ack.isAckRequested()).willReturn(false);
		Reply.to(this.ack, "Ada", (name) -> name);
		then(this.ack).should(never()).sendAckData(any(Object[].class));
	}

	private void acknowledged(Reply reply) {
		then(this.ack).should().sendAckData((Object) reply);
	}

}
