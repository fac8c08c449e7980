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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePacker;

/**
 * Writes MessagePack whose containers need not know their size when they begin: the
 * header is written for the expected size and corrected when the container ends.
 */
final class MessagePackOutput {

	/**
	 * The size to expect when there is no better guess.
	 */
	static final int UNKNOWN = 0;

	private static final int FRAME = 3;

	private static final int MAX_LONG_BITS = 63;

	private static final int MAX_UNSIGNED_BITS = 64;

	private final MessagePackBuffer buffer;

	private final MessagePacker packer;

	/**
	 * For each open container: where it begins, its expected size (complemented for a
	 * map), the number of items so far.
	 */
	private int[] frames = new int[8 * FRAME];

	private int top = -FRAME;

	private @Nullable List<HeaderPatch> patches;

	MessagePackOutput(int initialCapacity) {
		this.buffer = new MessagePackBuffer(initialCapacity);
		this.packer = MessagePackLibrary.packer(this.buffer);
	}

	void beginArray(int expectedSize) {
		begin(expectedSize);
		pack(() -> this.packer.packArrayHeader(expectedSize));
	}

	void beginMap(int expectedSize) {
		begin(~expectedSize);
		pack(() -> this.packer.packMapHeader(expectedSize));
	}

	private void begin(int expected) {
		item();
		this.top += FRAME;
		if (this.top == this.frames.length) {
			this.frames = Arrays.copyOf(this.frames, 2 * this.top);
		}
		this.frames[this.top] = position();
		this.frames[this.top + 1] = expected;
		this.frames[this.top + 2] = 0;
	}

	void end() {
		int start = this.frames[this.top];
		int expected = this.frames[this.top + 1];
		int items = this.frames[this.top + 2];
		this.top -= FRAME;
		boolean map = expected < 0;
		HeaderPatch patch = new HeaderPatch(start, map, map ? ~expected : expected, map ? items / 2 : items);
		if (!patch.isNeeded() || patch.applyInPlace(this.buffer.bytes())) {
			return;
		}
		if (this.patches == null) {
			this.patches = new ArrayList<>();
		}
		this.patches.add(patch);
	}

	private int position() {
		return (int) this.packer.getTotalWrittenBytes();
	}

	private void item() {
		if (this.top >= 0) {
			this.frames[this.top + 2]++;
		}
	}

	void nil() {
		item();
		pack(this.packer::packNil);
	}

	void bool(boolean value) {
		item();
		pack(() -> this.packer.packBoolean(value));
	}

	void integer(long value) {
		item();
		pack(() -> this.packer.packLong(value));
	}

	/**
	 * Writes an integer; as a float if it has more than 64 bits.
	 * @param value the integer
	 */
	void integer(BigInteger value) {
		int bits = value.bitLength();
		if (bits > MAX_UNSIGNED_BITS || (bits > MAX_LONG_BITS && value.signum() < 0)) {
			float64(value.doubleValue());
			return;
		}
		item();
		pack(() -> this.packer.packBigInteger(value));
	}

	void float64(double value) {
		item();
		pack(() -> this.packer.packDouble(value));
	}

	void text(String text) {
		byte[] utf8 = Utf8.encode(text);
		text(utf8, 0, utf8.length);
	}

	void text(byte[] utf8, int offset, int length) {
		item();
		pack(() -> this.packer.packRawStringHeader(length).addPayload(utf8, offset, length));
	}

	void binary(byte[] bytes, int offset, int length) {
		item();
		pack(() -> this.packer.packBinaryHeader(length).addPayload(bytes, offset, length));
	}

	/**
	 * Writes a value that is MessagePack already.
	 * @param bytes holds the value
	 * @param offset where it begins
	 * @param length its length
	 */
	void encoded(byte[] bytes, int offset, int length) {
		item();
		pack(() -> this.packer.addPayload(bytes, offset, length));
	}

	/**
	 * Ends the writing.
	 * @return what has been written, in an array that may be larger
	 */
	Slice finish() {
		pack(this.packer::flush);
		if (this.patches == null) {
			return new Slice(this.buffer.bytes(), 0, this.buffer.size());
		}
		this.patches.sort(Comparator.comparingInt(HeaderPatch::start));
		MessagePackOutput patched = new MessagePackOutput(this.buffer.size() + 4 * this.patches.size() + 1);
		int from = 0;
		for (HeaderPatch patch : this.patches) {
			patched.encoded(this.buffer.bytes(), from, patch.start() - from);
			patched.header(patch);
			from = patch.start() + patch.writtenLength();
		}
		patched.encoded(this.buffer.bytes(), from, this.buffer.size() - from);
		return patched.finish();
	}

	private void header(HeaderPatch patch) {
		if (patch.map()) {
			pack(() -> this.packer.packMapHeader(patch.size()));
		}
		else {
			pack(() -> this.packer.packArrayHeader(patch.size()));
		}
	}

	private static void pack(Packing packing) {
		try {
			packing.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Writing to memory failed", ex);
		}
	}

	private interface Packing {

		void run() throws IOException;

	}

}
