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

package io.github.socketioredis.protocol.codec;

import java.util.Arrays;

import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.core.buffer.MessageBufferOutput;

/**
 * Where a packer writes: one array that grows. What has been written may be overwritten
 * in place.
 */
final class MessagePackBuffer implements MessageBufferOutput {

	private byte[] bytes;

	private int size;

	MessagePackBuffer(int initialCapacity) {
		this.bytes = new byte[initialCapacity];
	}

	byte[] bytes() {
		return this.bytes;
	}

	int size() {
		return this.size;
	}

	@Override
	public MessageBuffer next(int minimumSize) {
		reserve(minimumSize + 1);
		return MessageBuffer.wrap(this.bytes, this.size, this.bytes.length - this.size);
	}

	@Override
	public void writeBuffer(int length) {
		this.size += length;
	}

	@Override
	public void write(byte[] buffer, int offset, int length) {
		reserve(length);
		System.arraycopy(buffer, offset, this.bytes, this.size, length);
		this.size += length;
	}

	@Override
	public void add(byte[] buffer, int offset, int length) {
		write(buffer, offset, length);
	}

	private void reserve(int more) {
		long needed = (long) this.size + more;
		if (needed > this.bytes.length) {
			if (needed > Integer.MAX_VALUE - 8) {
				throw new IllegalArgumentException("A message can't be larger than 2 GiB");
			}
			long doubled = Math.min(2L * this.bytes.length, Integer.MAX_VALUE - 8);
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, doubled));
		}
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
	}

}
