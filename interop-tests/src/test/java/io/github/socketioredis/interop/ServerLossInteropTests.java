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
import java.util.concurrent.TimeUnit;

import io.github.socketioredis.ClusterTimeoutException;
import io.github.socketioredis.MessageParser.BuiltIn;
import io.github.socketioredis.RemoteSocket;
import io.github.socketioredis.transport.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is lost while another one waits for its answer: it is stopped first, so
 * that it gets the request and can't answer, and then killed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerLossInteropTests {

	private static final Mode MODE = Mode.classic(BuiltIn.MESSAGEPACK).withRequestsTimeout(Duration.ofSeconds(3));

	private final List<CompletableFuture<Void>> closing = new ArrayList<>();

	private NodeClients clients;

	private ClusterOfThree cluster;

	private Bystander bystander;

	@BeforeAll
	void startClients() {
		this.clients = new NodeClients();
	}

	@BeforeEach
	void start() throws Exception {
		this.cluster = ClusterOfThree.start(Composition.JAVA_ASKS, MODE, MODE.topology().start(), this.clients);
		this.bystander = Bystander.watch(this.cluster.redis(), Topic.pattern("socket.io-request#/*"));
	}

	@AfterEach
	void stop() {
		this.closing.add(CompletableFuture.runAsync(this.cluster::close));
		this.bystander.close();
	}

	@AfterAll
	void stopClients() {
		CompletableFuture.allOf(this.closing.toArray(CompletableFuture[]::new)).join();
		this.clients.close();
	}

	@Test
	void fetchSocketsBringsTheOthersSocketsAtTheDeadline() throws Exception {
		Deadline deadline = new Deadline(MODE.requestsTimeout());
		CompletableFuture<List<SocketView>> question = loseServerDuring(
				() -> this.cluster.asker().fetchSockets(Target.all()));
		ClusterTimeoutException timeout = deadline.missedBy(question);
		assertThat(timeout.received()).isEqualTo(2);
		assertThat(timeout.expected()).isEqualTo(3);
		assertThat(timeout.results(RemoteSocket.class).stream().map(RemoteSocket::id))
			.containsExactlyInAnyOrder(this.cluster.ids(this.cluster.member(0), this.cluster.member(2)));
		verifyGoesOnWithTwo();
	}

	@Test
	void allRoomsBringsTheOthersRoomsAtTheDeadline() throws Exception {
		Deadline deadline = new Deadline(MODE.requestsTimeout());
		ClusterTimeoutException timeout = deadline.missedBy(loseServerDuring(() -> this.cluster.asker().allRooms()));
		assertThat(timeout.received()).isEqualTo(2);
		assertThat(timeout.expected()).isEqualTo(3);
		assertThat(timeout.results(String.class)).containsExactlyInAnyOrder("a", "ab", "c", this.cluster.member(0).id(),
				this.cluster.member(2).id());
		verifyGoesOnWithTwo();
	}

	@Test
	void serverSideEmitWithAckBringsTheOtherAcknowledgementAtTheDeadline() throws Exception {
		this.cluster.listen("question", Reply.SILENT, Reply.with("never"), Reply.with("mine"));
		Deadline deadline = new Deadline(MODE.requestsTimeout());
		Outcome outcome = deadline
			.missed(loseServerDuring(() -> this.cluster.asker().serverSideEmitWithAck("question")));
		assertThat(outcome.values()).containsExactly(Values.tagged("mine"));
		assertThat(outcome.counts()).isEqualTo(new Outcome.Counts(1, 2));
		verifyGoesOnWithTwo();
	}

	@Test
	void emitWithAckBringsTheOtherAcknowledgementsAtTheDeadline() throws Exception {
		Deadline deadline = new Deadline(MODE.requestsTimeout());
		Outcome outcome = deadline.missed(loseServerDuring(() -> this.cluster.ask(Target.all(), MODE.requestsTimeout(),
				"question", List.of(), Reply.with(1), Reply.with(2), Reply.with(3))));
		assertThat(outcome.values()).containsExactlyInAnyOrder(Values.tagged(1), Values.tagged(3));
		assertThat(outcome.counts()).isEqualTo(new Outcome.Counts(2, 3));
		verifyGoesOnWithTwo();
	}

	/**
	 * Stops the Node server, asks, and kills it when the request has been published.
	 */
	private <T> CompletableFuture<T> loseServerDuring(Question<T> question) throws Exception {
		ProcessHandle process = ((NodeServer) this.cluster.member(1).server()).handle();
		Process stopping = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
		assertThat(stopping.waitFor()).as("status of kill -STOP").isZero();
		CompletableFuture<T> answer = question.ask();
		this.cluster.eventually(() -> assertThat(this.bystander.channels()).as("channels of requests").isNotEmpty());
		assertThat(answer).as("question to a server that is stopped").isNotDone();
		assertThat(process.destroyForcibly()).as("killed").isTrue();
		process.onExit().get(ClusterOfThree.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		return answer;
	}

	/**
	 * The next questions wait for two servers only.
	 */
	private void verifyGoesOnWithTwo() throws Exception {
		ClusterServer asker = this.cluster.asker();
		this.cluster.eventually(() -> assertThat(ClusterOfThree.get(asker.serverCount())).isEqualTo(2));
		Deadline deadline = new Deadline(MODE.requestsTimeout());
		assertThat(this.cluster.fetch(Target.all()).keySet())
			.containsExactlyInAnyOrder(this.cluster.ids(this.cluster.member(0), this.cluster.member(2)));
		this.cluster.member(2).server().listen("/", "next", Reply.with("mine"));
		assertThat(ClusterOfThree.get(asker.serverSideEmitWithAck("next")).values())
			.containsExactly(Values.tagged("mine"));
		assertThat(
				ClusterOfThree.get(asker.emitWithAck(Target.all(), MODE.requestsTimeout(), NodeClients.FENCE, "next"))
					.values())
			.hasSize(2);
		assertThat(deadline.elapsed()).as("time of three questions").isLessThan(MODE.requestsTimeout());
	}

	/**
	 * A question to the cluster.
	 *
	 * @param <T> the type of its answer
	 */
	private interface Question<T> {

		CompletableFuture<T> ask();

	}

}
