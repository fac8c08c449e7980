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

package io.github.socketioredis.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.BroadcastOperator;
import io.github.socketioredis.protocol.BroadcastFlags;
import io.github.socketioredis.protocol.SocketSelector;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rooms, exceptions and flags for an operator. Immutable.
 *
 * @param <T> the type of operator that the choosing methods return
 * @since 0.1.0
 */
public abstract class AbstractBroadcastOperator<T extends BroadcastOperator<T>> implements BroadcastOperator<T> {

	private final SocketSelector target;

	private final BroadcastFlags flags;

	/**
	 * Creates an operator.
	 * @param target the sockets chosen so far
	 * @param flags the flags set so far
	 */
	protected AbstractBroadcastOperator(SocketSelector target, BroadcastFlags flags) {
		this.target = target;
		this.flags = flags;
	}

	/**
	 * Returns an operator like this one with another choice.
	 * @param target the sockets chosen
	 * @param flags the flags set
	 * @return a new operator
	 */
	protected abstract T with(SocketSelector target, BroadcastFlags flags);

	/**
	 * Makes the chosen sockets join rooms.
	 * @param rooms the rooms
	 * @return the number of Redis subscribers reached
	 */
	protected abstract CompletableFuture<Long> join(Set<String> rooms);

	/**
	 * Makes the chosen sockets leave rooms.
	 * @param rooms the rooms
	 * @return the number of Redis subscribers reached
	 */
	protected abstract CompletableFuture<Long> leave(Set<String> rooms);

	/**
	 * Returns the sockets chosen so far.
	 * @return the sockets chosen so far
	 */
	protected final SocketSelector target() {
		return this.target;
	}

	/**
	 * Returns the flags set so far.
	 * @return the flags set so far
	 */
	protected final BroadcastFlags flags() {
		return this.flags;
	}

	@Override
	public final T to(String... rooms) {
		return to(list(rooms));
	}

	@Override
	public final T to(Collection<String> rooms) {
		return with(this.target.withRooms(checked(rooms)), this.flags);
	}

	@Override
	public final T in(String... rooms) {
		return to(rooms);
	}

	@Override
	public final T in(Collection<String> rooms) {
		return to(rooms);
	}

	@Override
	public final T except(String... rooms) {
		return except(list(rooms));
	}

	@Override
	public final T except(Collection<String> rooms) {
		return with(this.target.withExcept(checked(rooms)), this.flags);
	}

	@Override
	public final T asVolatile() {
		return with(this.target, this.flags.withVolatile());
	}

	@Override
	public final T compress(boolean compress) {
		return with(this.target, this.flags.withCompress(compress));
	}

	@Override
	public final CompletableFuture<Long> socketsJoin(String... rooms) {
		return socketsJoin(list(rooms));
	}

	@Override
	public final CompletableFuture<Long> socketsJoin(Collection<String> rooms) {
		return join(new LinkedHashSet<>(checked(rooms)));
	}

	@Override
	public final CompletableFuture<Long> socketsLeave(String... rooms) {
		return socketsLeave(list(rooms));
	}

	@Override
	public final CompletableFuture<Long> socketsLeave(Collection<String> rooms) {
		return leave(new LinkedHashSet<>(checked(rooms)));
	}

	private static List<String> list(String @Nullable [] rooms) {
		return checked((rooms != null) ? Arrays.asList(rooms) : null);
	}

	private static List<String> checked(@Nullable Collection<String> rooms) {
		if (rooms == null) {
			throw new IllegalArgumentException("'rooms' must not be null");
		}
		List<String> copy = new ArrayList<>(rooms);
		if (copy.contains(null)) {
			throw new IllegalArgumentException("'rooms' must not contain null: " + copy);
		}
		return copy;
	}

}
