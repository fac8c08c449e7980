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

package io.github.socketioredis.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The flags of a broadcast.
 *
 * @param isVolatile whether the packet may be dropped for a client that can't take it at
 * once
 * @param compress whether the packet may be compressed; {@code null} if not said
 * @param local whether only the sockets of the sending server are meant; never published
 * @param timeout how long acknowledgements are waited for, in milliseconds; {@code null}
 * if none are wanted
 * @since 0.1.0
 */
public record BroadcastFlags(boolean isVolatile, @Nullable Boolean compress, boolean local, @Nullable Long timeout) {

	private static final BroadcastFlags NONE = new BroadcastFlags(false, null, false, null);

	/**
	 * Returns no flags.
	 * @return no flags
	 */
	public static BroadcastFlags none() {
		return NONE;
	}

	/**
	 * Returns whether the packet may be compressed, which it may if nothing is said.
	 * @return whether it may be compressed
	 */
	public boolean mayCompress() {
		return !Boolean.FALSE.equals(this.compress);
	}

	/**
	 * Returns these flags with the volatile one set.
	 * @return new flags
	 */
	public BroadcastFlags withVolatile() {
		return new BroadcastFlags(true, this.compress, this.local, this.timeout);
	}

	/**
	 * Returns these flags with compression allowed or not.
	 * @param compress whether the packet may be compressed
	 * @return new flags
	 */
	public BroadcastFlags withCompress(boolean compress) {
		return new BroadcastFlags(this.isVolatile, compress, this.local, this.timeout);
	}

	/**
	 * Returns these flags with the local one set.
	 * @return new flags
	 */
	public BroadcastFlags withLocal() {
		return new BroadcastFlags(this.isVolatile, this.compress, true, this.timeout);
	}

	/**
	 * Returns these flags with a timeout.
	 * @param timeout milliseconds
	 * @return new flags
	 */
	public BroadcastFlags withTimeout(long timeout) {
		return new BroadcastFlags(this.isVolatile, this.compress, this.local, timeout);
	}

}
