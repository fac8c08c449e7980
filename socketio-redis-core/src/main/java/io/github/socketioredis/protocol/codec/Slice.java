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

/**
 * A part of an array of bytes.
 *
 * @param bytes the array; not modified any more
 * @param offset where the part begins
 * @param length its length
 */
record Slice(byte[] bytes, int offset, int length) {

	/**
	 * Returns an array that holds nothing but this part.
	 * @return the array itself, if it does
	 */
	byte[] toArray() {
		if (this.length == this.bytes.length) {
			return this.bytes;
		}
		return Arrays.copyOfRange(this.bytes, this.offset, this.offset + this.length);
	}

}
