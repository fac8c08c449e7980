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

package io.github.socketioredis.netty.engine;

import java.util.List;

import io.netty.util.concurrent.FastThreadLocal;

/**
 * The attachments of the packet that the current thread is decoding. netty-socketio hands
 * {@link com.corundumstudio.socketio.protocol.JsonSupport} the text of a packet only, and
 * does so on the thread that delivers the packet.
 *
 * @since 0.1.0
 */
public final class Attachments {

	private static final FastThreadLocal<List<byte[]>> CURRENT = new FastThreadLocal<>() {

		@Override
		protected List<byte[]> initialValue() {
			return List.of();
		}

	};

	private Attachments() {
	}

	/**
	 * Returns the attachments of the packet that is being decoded.
	 * @return the attachments by number; empty if there are none
	 */
	public static List<byte[]> current() {
		return CURRENT.get();
	}

	static void with(List<byte[]> attachments, Runnable decoding) {
		CURRENT.set(attachments);
		try {
			decoding.run();
		}
		finally {
			CURRENT.remove();
		}
	}

}
