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

package io.github.socketioredis.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@code socketio.redis.emitter.after-commit}, by what the emitter publishes.
 */
class AfterCommitTests {

	private final StubTransactionManager transactions = new StubTransactionManager();

	private final List<String> published = new ArrayList<>();

	private Emitter emitter;

	@Test
	void eventsArePublishedInOrderWhenTheTransactionCommits() {
		run(() -> {
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			transaction(() -> {
				futures.add(this.emitter.emit("one"));
				futures.add(this.emitter.to("room").emit("two"));
				futures.add(this.emitter.of("/chat").emit("three"));
				assertThat(this.published).isEmpty();
				assertThat(futures).noneMatch(CompletableFuture::isDone);
			});
			assertThat(this.published).containsExactly("one", "two", "three");
			assertThat(futures).allSatisfy((future) -> assertThat(future).isCompletedWithValue(1L));
		});
	}

	@Test
	void argumentsAreWrittenAtOnce() {
		run(() -> transaction(() -> {
			List<Integer> numbers = new ArrayList<>(List.of(1));
			this.emitter.emit("numbers", numbers);
			numbers.add(2);
			TransactionSynchronizationManager.registerSynchronization(
					new AfterCompletion((status) -> assertThat(this.published).containsExactly("numbers [1]")));
		}));
		assertThat(this.published).containsExactly("numbers [1]");
	}

	@Test
	void eventsOfATransactionThatIsRolledBackAreDropped() {
		run(() -> {
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			assertThatIllegalStateException().isThrownBy(() -> transaction(() -> {
				futures.add(this.emitter.emit("one"));
				futures.add(this.emitter.emit("two").thenApply((reached) -> reached));
				throw new IllegalStateException("on purpose");
			}));
			assertThat(this.published).isEmpty();
			assertThat(futures).hasSize(2)
				.allSatisfy((future) -> assertDropped(future,
						"Not published to 'socket.io#/#': the transaction was " + "rolled back"));
		});
	}

	@Test
	void rollbackOnlyDropsToo() {
		run(() -> {
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
				futures.add(this.emitter.emit("one"));
				status.setRollbackOnly();
			});
			assertThat(this.published).isEmpty();
			assertDropped(futures.get(0), "the transaction was rolled back");
		});
	}

	@Test
	void commitThatFailsPublishesNothing() {
		run(() -> {
			this.transactions.failCommit = true;
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			assertThatExceptionOfType(TransactionSystemException.class)
				.isThrownBy(() -> transaction(() -> futures.add(this.emitter.emit("one"))));
			assertThat(this.published).isEmpty();
			assertDropped(futures.get(0), "it is not known whether the transaction was committed");
		});
	}

	@Test
	void withoutATransactionEventsArePublishedAtOnce() {
		run(() -> {
			assertThat(this.emitter.emit("one")).isCompletedWithValue(1L);
			template(TransactionDefinition.PROPAGATION_SUPPORTS).executeWithoutResult((status) -> {
				this.emitter.emit("two");
				assertThat(this.published).containsExactly("one", "two");
			});
			transaction(
					() -> template(TransactionDefinition.PROPAGATION_NOT_SUPPORTED).executeWithoutResult((status) -> {
						this.emitter.emit("three");
						assertThat(this.published).containsExactly("one", "two", "three");
					}));
		});
	}

	@Test
	void newTransactionIsOnItsOwn() {
		run(() -> {
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			assertThatIllegalStateException().isThrownBy(() -> transaction(() -> {
				futures.add(this.emitter.emit("outer"));
				template(TransactionDefinition.PROPAGATION_REQUIRES_NEW).executeWithoutResult((status) -> {
					futures.add(this.emitter.emit("inner"));
					assertThat(this.published).isEmpty();
				});
				assertThat(this.published).containsExactly("inner");
				futures.add(this.emitter.emit("outer again"));
				throw new IllegalStateException("on purpose");
			}));
			assertThat(this.published).containsExactly("inner");
			assertThat(futures.get(1)).isCompletedWithValue(1L);
			assertDropped(futures.get(0), "the transaction was rolled back");
			assertDropped(futures.get(2), "the transaction was rolled back");
		});
	}

	@Test
	void suspendedTransactionGoesOnWithItsEvents() {
		run(() -> {
			transaction(() -> {
				this.emitter.emit("before");
				assertThatIllegalStateException()
					.isThrownBy(() -> template(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
						.executeWithoutResult((status) -> {
							this.emitter.emit("inner");
							throw new IllegalStateException("on purpose");
						}));
				this.emitter.emit("after");
			});
			assertThat(this.published).containsExactly("before", "after");
		});
	}

	@Test
	void joinedTransactionBelongsToTheOuterOne() {
		run(() -> {
			transaction(() -> {
				transaction(() -> this.emitter.emit("one"));
				assertThat(this.published).isEmpty();
				this.emitter.emit("two");
			});
			assertThat(this.published).containsExactly("one", "two");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void rollbackToASavepointDropsWhatCameAfterIt(boolean eventBefore) {
		run(() -> {
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			transaction(() -> {
				if (eventBefore) {
					this.emitter.emit("before");
				}
				assertThatIllegalStateException().isThrownBy(
						() -> template(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult((status) -> {
							futures.add(this.emitter.emit("dropped"));
							template(TransactionDefinition.PROPAGATION_NESTED)
								.executeWithoutResult((nested) -> futures.add(this.emitter.emit("dropped too")));
							throw new IllegalStateException("on purpose");
						}));
				assertThat(futures)
					.allSatisfy((future) -> assertDropped(future, "the transaction was rolled back to a savepoint"));
				template(TransactionDefinition.PROPAGATION_NESTED)
					.executeWithoutResult((status) -> this.emitter.emit("nested"));
				this.emitter.emit("after");
			});
			assertThat(futures).hasSize(2);
			assertThat(this.published)
				.isEqualTo(eventBefore ? List.of("before", "nested", "after") : List.of("nested", "after"));
		});
	}

	@Test
	void readOnlyTransactionIsOneToo() {
		run(() -> {
			TransactionTemplate template = new TransactionTemplate(this.transactions);
			template.setReadOnly(true);
			template.executeWithoutResult((status) -> {
				this.emitter.emit("one");
				assertThat(this.published).isEmpty();
			});
			assertThat(this.published).containsExactly("one");
		});
	}

	@Test
	void exceptionOfAnotherSynchronizationKeepsNothingBack() {
		run(() -> {
			assertThatIllegalStateException().isThrownBy(() -> transaction(() -> {
				TransactionSynchronizationManager.registerSynchronization(new AfterCommit(() -> {
					throw new IllegalStateException("on purpose");
				}));
				this.emitter.emit("one");
			})).withMessage("on purpose");
			assertThat(this.published).containsExactly("one");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eventsOfOtherSynchronizationsAreNotLost(boolean eventBefore) {
		run(() -> {
			transaction(() -> {
				if (eventBefore) {
					this.emitter.emit("in");
				}
				TransactionSynchronizationManager
					.registerSynchronization(new AfterCommit(() -> this.emitter.emit("after commit")));
				TransactionSynchronizationManager
					.registerSynchronization(new AfterCompletion((status) -> this.emitter.emit("after completion")));
				TransactionSynchronizationManager
					.registerSynchronization(new BeforeCommit(() -> this.emitter.emit("before commit")));
			});
			List<String> expected = new ArrayList<>(List.of("before commit", "after commit", "after completion"));
			if (eventBefore) {
				expected.add(0, "in");
			}
			assertThat(this.published).containsExactlyElementsOf(expected);
		});
	}

	@Test
	void waitingWithinTheTransactionIsAnErrorAndNoDeadlock() {
		run(() -> {
			List<CompletableFuture<Long>> futures = new ArrayList<>();
			transaction(() -> {
				CompletableFuture<Long> future = this.emitter.emit("one");
				futures.add(future);
				assertThatIllegalStateException().isThrownBy(future::join)
					.withMessageContaining("socketio.redis.emitter.after-commit");
				assertThatIllegalStateException().isThrownBy(future::get);
				assertThatIllegalStateException().isThrownBy(() -> future.thenApply((reached) -> reached).join());
				assertThatExceptionOfType(TimeoutException.class)
					.isThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS));
			});
			assertThat(futures.get(0).join()).isOne();
		});
	}

	@Test
	void whatDoesNotFitFailsAtOnce() {
		InMemoryPubSub pubSub = new InMemoryPubSub();
		HeldMessages held = new HeldMessages(pubSub.transport(), 10);
		CompletableFuture<Long> fits = held.publish(Topic.channel("c"), new byte[10]);
		assertDropped(held.publish(Topic.channel("c"), new byte[1]), "more than 10 bytes are waiting");
		held.savepointRollback("unknown");
		assertDropped(fits, "savepoint");
		CompletableFuture<Long> again = held.publish(Topic.channel("c"), new byte[10]);
		held.afterCommit();
		held.afterCompletion(TransactionSynchronization.STATUS_COMMITTED);
		assertThat(again).isCompletedWithValue(0L);
	}

	@Test
	void withoutThePropertyTransactionsDoNotMatter() {
		runner().run((context) -> {
			prepare(context);
			transaction(() -> {
				this.emitter.emit("one");
				assertThat(this.published).containsExactly("one");
			});
		});
	}

	private static void assertDropped(CompletableFuture<Long> future, String message) {
		assertThat(future).isCompletedExceptionally();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(future::get)
			.havingCause()
			.isInstanceOf(PublishException.class)
			.withMessageContaining(message);
	}

	private void transaction(Runnable work) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> work.run());
	}

	private TransactionTemplate template(int propagation) {
		TransactionTemplate template = new TransactionTemplate(this.transactions);
		template.setPropagationBehavior(propagation);
		return template;
	}

	private void run(Runnable test) {
		ContextConsumer<AssertableApplicationContext> consumer = (context) -> {
			prepare(context);
			test.run();
			assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		};
		runner().withPropertyValues("socketio.redis.emitter.after-commit=true").run(consumer);
	}

	private static ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SocketIORedisAutoConfiguration.class, JacksonAutoConfiguration.class))
			.withPropertyValues("socketio.redis.transport=memory");
	}

	private void prepare(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		this.emitter = context.getBean(Emitter.class);
		ClassicCodec codec = context.getBean(ClassicCodec.class);
		context.getBean(InMemoryPubSub.class).observe((topic, message) -> this.published.add(text(codec, message)));
	}

	private static String text(ClassicCodec codec, byte[] message) {
		try {
			var data = codec.decodeBroadcast(message, "").data();
			return data.event() + (data.arguments().isEmpty() ? "" : " " + data.arguments().get(0));
		}
		catch (MalformedMessageException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record BeforeCommit(Runnable action) implements TransactionSynchronization {

		@Override
		public void beforeCommit(boolean readOnly) {
			this.action.run();
		}

	}

	private record AfterCommit(Runnable action) implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			this.action.run();
		}

	}

	private record AfterCompletion(IntConsumer action) implements TransactionSynchronization {

		@Override
		public void afterCompletion(int status) {
			this.action.accept(status);
		}

	}

}
