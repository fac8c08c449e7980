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

package io.github.socketioredis.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOptions;
import io.github.socketioredis.Registration;
import io.github.socketioredis.emitter.RedisEmitter;
import io.github.socketioredis.protocol.MalformedMessageException;
import io.github.socketioredis.protocol.codec.ClassicCodec;
import io.github.socketioredis.protocol.codec.ClassicCodecs;
import io.github.socketioredis.protocol.codec.EventDataCodec;
import io.github.socketioredis.protocol.codec.ShardedCodec;
import io.github.socketioredis.transport.PubSubTransport;
import io.github.socketioredis.transport.Topic;
import io.github.socketioredis.transport.memory.InMemoryPubSub;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what is emitted, without Redis. Everything is really encoded and published, in
 * memory, and decoded again; so a test sees what clients would get, written by the same
 * {@link JsonMapper}, and what can't be emitted fails as it would in production.
 * <p>
 * Without Spring, it makes the {@link Emitter} for the code under test:
 * <pre class="code">
 * class AlertsTests {
 *
 *     private final EmittedEvents emitted = new EmittedEvents();
 *
 *     private final Alerts alerts = new Alerts(this.emitted.emitter());
 *
 *     &#64;Test
 *     void alertGoesToThoseOnCall() {
 *         this.alerts.raise(new Alert("disk full"));
 *         assertThat(this.emitted).event("alert")
 *             .inNamespace("/ops")
 *             .toRooms("oncall")
 *             .exceptRooms("muted")
 *             .hasArguments(new Alert("disk full"));
 *     }
 *
 * }
 * </pre> In a Spring test annotated with {@code @AutoConfigureEmitterTest} it is a bean
 * that records what the beans of the application emit, and is cleared before each test
 * method. There it hears servers too: what {@code SocketIOCluster} and netty-socketio's
 * own broadcasts publish. What reaches only the sockets of one server, such as
 * {@code cluster.local()} and {@code client.sendEvent(..)}, is published to nobody and so
 * not recorded.
 * <p>
 * What is emitted has been recorded when {@code emit} returns; for what other threads
 * emit, {@link #awaitEvent(String)} waits. Futures of the emitter complete at once, with
 * the number of servers that subscribe in memory, or 1 if there is none. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EmittedEvents implements AssertProvider<EmittedEventsAssert> {

	private static final Logger logger = LoggerFactory.getLogger(EmittedEvents.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final Emitter emitter;

	private final MessageDecoder decoder;

	private final Registration registration;

	private final Object lock = new Object();

	private final List<Emitted> emitted = new ArrayList<>();

	/**
	 * Creates a recorder whose emitter has the default options.
	 */
	public EmittedEvents() {
		this(EmitterOptions.defaults());
	}

	/**
	 * Creates a recorder with an emitter of its own.
	 * @param options the options of the emitter, for example
	 * {@code EmitterOptions.defaults().withJsonMapper(mapper)}
	 */
	public EmittedEvents(EmitterOptions options) {
		this(new InMemoryPubSub(), options);
	}

	private EmittedEvents(InMemoryPubSub pubSub, EmitterOptions options) {
		this(pubSub, emitter(pubSub.transport(), options), ClassicCodecs.of(options.parser(), options.jsonMapper()),
				new ShardedCodec(options.jsonMapper()), options.jsonMapper());
	}

	/**
	 * Creates a recorder of all that is published in memory, by whomever. For
	 * configurations that have these objects already.
	 * @param pubSub what carries the messages
	 * @param emitter what {@link #emitter()} returns
	 * @param classic decodes messages of the classic protocol
	 * @param sharded decodes messages of the sharded protocol
	 * @param mapper converts arguments to objects
	 */
	public EmittedEvents(InMemoryPubSub pubSub, Emitter emitter, ClassicCodec classic, ShardedCodec sharded,
			JsonMapper mapper) {
		this.emitter = emitter;
		this.decoder = new MessageDecoder(classic, sharded, mapper);
		this.registration = pubSub.observe(this::record);
	}

	private static Emitter emitter(PubSubTransport transport, EmitterOptions options) {
		JsonMapper mapper = options.jsonMapper();
		EventDataCodec events = new EventDataCodec(mapper);
		return switch (options.protocol()) {
			case CLASSIC ->
				RedisEmitter.classic(transport, ClassicCodecs.of(options.parser(), mapper), events, options.key());
			case SHARDED -> RedisEmitter.sharded(transport, new ShardedCodec(mapper), events, options.key(),
					options.subscriptionMode());
		};
	}

	private void record(Topic topic, byte[] message) {
		Emitted decoded = decode(topic, message);
		if (decoded != null) {
			synchronized (this.lock) {
				this.emitted.add(decoded);
				this.lock.notifyAll();
			}
		}
	}

	private @Nullable Emitted decode(Topic topic, byte[] message) {
		try {
			return this.decoder.decode(topic, message);
		}
		catch (MalformedMessageException ex) {
			logger.warn("A message to '{}' is not recorded, since it can't be decoded: {}", topic.name(),
					ex.getMessage());
			return null;
		}
	}

	/**
	 * Returns the emitter for the code under test.
	 * @return an emitter whose events are recorded
	 */
	public Emitter emitter() {
		return this.emitter;
	}

	/**
	 * Returns all that was emitted, events and other things.
	 * @return what was emitted until now, in order
	 */
	public List<Emitted> all() {
		synchronized (this.lock) {
			return List.copyOf(this.emitted);
		}
	}

	/**
	 * Returns all of one kind that was emitted.
	 * @param <T> the kind
	 * @param type the kind, for example {@link Emitted.SocketsJoin}
	 * @return what was emitted until now, in order
	 */
	public <T extends Emitted> List<T> all(Class<T> type) {
		return all().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Returns the events for clients.
	 * @return the events emitted until now, in order
	 */
	public List<Emitted.Event> events() {
		return all(Emitted.Event.class);
	}

	/**
	 * Returns the events for clients that have a name.
	 * @param name the name of the events
	 * @return the events emitted until now, in order
	 */
	public List<Emitted.Event> events(String name) {
		return events().stream().filter((event) -> event.name().equals(name)).toList();
	}

	/**
	 * Waits until an event for clients is emitted, at most 5 seconds.
	 * @param name the name of the event
	 * @return the first event of that name, which may have been emitted before the call
	 * @throws AssertionError if there is none in time
	 */
	public Emitted.Event awaitEvent(String name) {
		return awaitEvent(name, TIMEOUT);
	}

	/**
	 * Waits until an event for clients is emitted.
	 * @param name the name of the event
	 * @param timeout how long to wait
	 * @return the first event of that name, which may have been emitted before the call
	 * @throws AssertionError if there is none in time
	 */
	public Emitted.Event awaitEvent(String name, Duration timeout) {
		return await("event '" + name + "'", Emitted.Event.class, (event) -> event.name().equals(name), timeout);
	}

	/**
	 * Waits until something is emitted, at most 5 seconds.
	 * @param <T> the kind of what is waited for
	 * @param type the kind, for example {@link Emitted.ServerSideEvent}
	 * @param condition says whether it is what is waited for
	 * @return the first that is, which may have been emitted before the call
	 * @throws AssertionError if there is none in time
	 */
	public <T extends Emitted> T await(Class<T> type, Predicate<? super T> condition) {
		return await(type, condition, TIMEOUT);
	}

	/**
	 * Waits until something is emitted.
	 * @param <T> the kind of what is waited for
	 * @param type the kind, for example {@link Emitted.ServerSideEvent}
	 * @param condition says whether it is what is waited for
	 * @param timeout how long to wait
	 * @return the first that is, which may have been emitted before the call
	 * @throws AssertionError if there is none in time
	 */
	public <T extends Emitted> T await(Class<T> type, Predicate<? super T> condition, Duration timeout) {
		return await("such " + type.getSimpleName(), type, condition, timeout);
	}

	private <T extends Emitted> T await(String what, Class<T> type, Predicate<? super T> condition, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		synchronized (this.lock) {
			while (true) {
				T found = all(type).stream().filter(condition).findFirst().orElse(null);
				if (found != null) {
					return found;
				}
				if (!waitUntil(deadline)) {
					throw new AssertionError("No " + what + " was emitted within " + timeout + ". " + describe());
				}
			}
		}
	}

	private boolean waitUntil(long deadline) {
		long remaining = deadline - System.nanoTime();
		if (remaining <= 0) {
			return false;
		}
		try {
			TimeUnit.NANOSECONDS.timedWait(this.lock, Math.max(remaining, TimeUnit.MILLISECONDS.toNanos(1)));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Forgets what was emitted.
	 */
	public void clear() {
		synchronized (this.lock) {
			this.emitted.clear();
		}
	}

	/**
	 * Records nothing more. What was emitted is kept.
	 */
	public void stop() {
		this.registration.remove();
	}

	String describe() {
		List<Emitted> all = all();
		if (all.isEmpty()) {
			return "Nothing was emitted.";
		}
		return all.stream().map((each) -> "\n  " + each).collect(Collectors.joining("", "Emitted was:", ""));
	}

	/**
	 * Returns assertions, for AssertJ's {@code assertThat(emittedEvents)}.
	 * @return assertions of what was emitted until now
	 */
	@Override
	public EmittedEventsAssert assertThat() {
		return new EmittedEventsAssert(this);
	}

	@Override
	public String toString() {
		return describe();
	}

}
