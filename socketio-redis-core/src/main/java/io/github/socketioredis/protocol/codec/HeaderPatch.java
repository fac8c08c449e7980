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

import org.msgpack.core.MessagePack.Code;

/**
 * The header of a container that turned out to hold more or less than was expected when
 * the header was written.
 *
 * @param start where the header begins
 * @param map whether the container is a map
 * @param written the size that the header says
 * @param size the size that it should say
 */
record HeaderPatch(int start, boolean map, int written, int size) {

	private static final int FIX_SIZES = 16;

	private static final int SHORT_SIZES = 1 << 16;

	boolean isNeeded() {
		return this.written != this.size;
	}

	/**
	 * Overwrites the header, if that takes one byte before and after.
	 * @param bytes holds the header
	 * @return whether the header is right now
	 */
	boolean applyInPlace(byte[] bytes) {
		if (this.written >= FIX_SIZES || this.size >= FIX_SIZES) {
			return false;
		}
		int prefix = this.map ? Code.FIXMAP_PREFIX : Code.FIXARRAY_PREFIX;
		bytes[this.start] = (byte) (prefix | this.size);
		return true;
	}

	int writtenLength() {
		if (this.written < FIX_SIZES) {
			return 1;
		}
		return (this.written < SHORT_SIZES) ? 3 : 5;
	}

}
