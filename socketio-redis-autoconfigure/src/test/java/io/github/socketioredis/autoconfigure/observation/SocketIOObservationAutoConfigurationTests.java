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

package io.github.socketioredis.autoconfigure.observation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.listener.ExceptionListener;
import io.github.socketioredis.EmitInterceptor;
import io.github.socketioredis.Emission;
import io.github.socketioredis.HandlerInterceptor;
import io.github.socketioredis.Handling;
import io.github.socketioredis.autoconfigure.SocketIORedisAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerAutoConfiguration;
import io.github.socketioredis.autoconfigure.SocketIOServerConfigurer;
import io.github.socketioredis.autoconfigure.SocketIOServerCustomizer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationTextPublisher;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SocketIOObservationAutoConfiguration}.
 */
class SocketIOObservationAutoConfigurationTests {

	private static final Emission EMISSION = new Emission(Emission.Kind.BROADCAST_WITH_ACK, "/chat", "said",
			Set.of("room"), Set.of());

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketIORedisAutoConfiguration.class,
				SocketIOServerAutoConfiguration.class, DataRedisAutoConfiguration.class, JacksonAutoConfiguration.class,
				SslAutoConfiguration.class, SocketIOObservationAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.withoutRegistry.withBean(ObservationRegistry.class,
			() -> this.registry);

	private TestObservationRegistryAssert observations() {
		return TestObservationRegistryAssert.assertThat(this.registry);
	}

	@Test
	void emitIsObservedUntilItsFutureCompletes() {
		this.runner.run((context) -> {
			CompletableFuture<Long> published = new CompletableFuture<>();
			CompletableFuture<Long> returned = context.getBean(EmitInterceptor.class).around(EMISSION, () -> published);
			assertThat(returned).isSameAs(published);
			observations().hasObservationWithNameEqualTo("socketio.emit").that().hasBeenStarted().isNotStopped();
			published.complete(1L);
			observations().hasObservationWithNameEqualTo("socketio.emit")
				.that()
				.hasBeenStopped()
				.doesNotHaveError()
				.hasContextualNameEqualTo("emit said")
				.hasLowCardinalityKeyValue("socketio.namespace", "/chat")
				.hasLowCardinalityKeyValue("socketio.event", "said")
				.hasLowCardinalityKeyValue("socketio.operation", "emitWithAck")
				.hasHighCardinalityKeyValue("socketio.rooms", "room");
			assertThat(this.registry.getCurrentObservation()).isNull();
		});
	}

	@Test
	void failureIsTold() {
		this.runner.run((context) -> {
			EmitInterceptor interceptor = context.getBean(EmitInterceptor.class);
			interceptor.around(EMISSION, () -> CompletableFuture.failedFuture(new IllegalStateException("no Redis")));
			observations().hasNumberOfObservationsEqualTo(1)
				.hasObservationWithNameEqualTo("socketio.emit")
				.that()
				.hasBeenStopped()
				.hasError();
			assertThatIllegalStateException().isThrownBy(() -> interceptor.around(EMISSION, () -> {
				throw new IllegalStateException("not even tried");
			}));
			observations().hasNumberOfObservationsEqualTo(2);
			assertThat(this.registry.getCurrentObservation()).isNull();
		});
	}

	@Test
	void emitIsPartOfTheObservationAroundIt() {
		this.runner.run((context) -> {
			Observation request = Observation.start("http.server.requests", this.registry);
			request.scoped(() -> context.getBean(EmitInterceptor.class)
				.around(EMISSION, () -> CompletableFuture.completedFuture(1L)));
			request.stop();
			observations().hasObservationWithNameEqualTo("socketio.emit").that().hasParentObservationEqualTo(request);
		});
	}

	@Test
	void handlerIsObserved() {
		this.runner.run((context) -> {
			context.getBean(HandlerInterceptor.class)
				.around(new Handling(Handling.Kind.SERVER_SIDE_EVENT, "/chat", "load"),
						() -> observations().hasRemainingCurrentObservation());
			observations().hasObservationWithNameEqualTo("socketio.handle")
				.that()
				.hasBeenStopped()
				.hasContextualNameEqualTo("handle load")
				.hasLowCardinalityKeyValue("socketio.namespace", "/chat")
				.hasLowCardinalityKeyValue("socketio.event", "load")
				.hasLowCardinalityKeyValue("socketio.source", "server");
		});
	}

	@Test
	void exceptionOfAHandlerIsTold() {
		this.runner.withUserConfiguration(OwnExceptionListener.class).run((context) -> {
			Configuration configuration = new Configuration();
			context.getBean(SocketIOServerConfigurer.class).configure(configuration);
			RuntimeException failure = new IllegalStateException("of the handler");
			context.getBean(HandlerInterceptor.class)
				.around(new Handling(Handling.Kind.CLIENT_EVENT, "/", "say"),
						() -> configuration.getExceptionListener().onEventException(failure, null, null));
			observations().hasObservationWithNameEqualTo("socketio.handle")
				.that()
				.hasLowCardinalityKeyValue("socketio.source", "client")
				.hasError(failure);
			BDDMockito.then(context.getBean(ExceptionListener.class)).should().onEventException(failure, null, null);
		});
	}

	@Test
	void conventionsOfTheApplicationAreUsed() {
		this.runner.withBean(EmitObservationConvention.class, OwnEmitConvention::new)
			.withBean(HandleObservationConvention.class, OwnHandleConvention::new)
			.run((context) -> {
				context.getBean(EmitInterceptor.class).around(EMISSION, () -> CompletableFuture.completedFuture(1L));
				context.getBean(HandlerInterceptor.class)
					.around(new Handling(Handling.Kind.CLIENT_EVENT, "/", "say"), () -> {
					});
				observations().hasObservationWithNameEqualTo("own.emit");
				observations().hasObservationWithNameEqualTo("own.handle");
			});
	}

	@Test
	void manyRoomsAreCut() {
		Set<String> rooms = new LinkedHashSet<>();
		for (int i = 0; i < 1000; i++) {
			rooms.add("r" + i);
		}
		Emission emission = new Emission(Emission.Kind.BROADCAST, "/", "x", rooms, Set.of());
		assertThat(new DefaultEmitObservationConvention()
			.getHighCardinalityKeyValues(new EmitObservationContext(emission))).singleElement()
			.extracting((keyValue) -> keyValue.getValue())
			.asString()
			.isEqualTo("r0,r1,r2,r3,r4,r5,r6,r7,r8,r9,...");
		Emission all = new Emission(Emission.Kind.BROADCAST, "/", "x", Set.of(), Set.of());
		assertThat(new DefaultEmitObservationConvention().getHighCardinalityKeyValues(new EmitObservationContext(all)))
			.singleElement()
			.extracting((keyValue) -> keyValue.getValue())
			.isEqualTo("*");
	}

	@Test
	void backsOffForInterceptorsOfTheApplication() {
		HandlerInterceptor handlers = (handling, proceed) -> proceed.run();
		this.runner.withBean(HandlerInterceptor.class, () -> handlers)
			.withBean(EmitInterceptor.class, () -> Mockito.mock())
			.run((context) -> assertThat(context).hasSingleBean(HandlerInterceptor.class)
				.hasSingleBean(EmitInterceptor.class)
				.doesNotHaveBean(ObservedHandlers.class)
				.doesNotHaveBean(ObservedEmits.class)
				.doesNotHaveBean("socketIOObservedExceptions"));
	}

	@Test
	void backsOffWithoutARegistryOrMicrometer() {
		this.withoutRegistry
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmitInterceptor.class));
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).doesNotHaveBean("socketIOObservedEmits"));
	}

	@Test
	void registryOfBootIsFoundAndCanBeSilenced() {
		this.withoutRegistry.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
			.withBean(ObservationTextPublisher.class)
			.withPropertyValues("management.observations.enable.socketio=false")
			.run((context) -> {
				assertThat(context).hasSingleBean(ObservedEmits.class);
				assertThat(context.getBean(ObservationRegistry.class).isNoop()).isFalse();
				CompletableFuture<Boolean> observed = context.getBean(EmitInterceptor.class)
					.around(EMISSION, () -> CompletableFuture
						.completedFuture(context.getBean(ObservationRegistry.class).getCurrentObservation() != null));
				assertThat(observed).isCompletedWithValue(false);
			});
	}

	@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
	static class OwnExceptionListener {

		@Bean
		ExceptionListener exceptionListener() {
			return Mockito.mock();
		}

		@Bean
		SocketIOServerCustomizer exceptionListenerCustomizer(ExceptionListener listener) {
			return (configuration) -> configuration.setExceptionListener(listener);
		}

	}

	static class OwnEmitConvention implements EmitObservationConvention {

		@Override
		public String getName() {
			return "own.emit";
		}

	}

	static class OwnHandleConvention implements HandleObservationConvention {

		@Override
		public String getName() {
			return "own.handle";
		}

	}

}
