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

import io.github.socketioredis.protocol.ClassicBroadcast;
import io.github.socketioredis.protocol.ClassicRequest;
import io.github.socketioredis.protocol.ClassicResponse;
import io.github.socketioredis.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes the messages of the classic protocol. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public interface ClassicCodec {

	/**
	 * Encodes a broadcast.
	 * @param broadcast the broadcast
	 * @return the bytes to publish
	 */
	byte[] encode(ClassicBroadcast broadcast);

	/**
	 * Encodes a request.
	 * @param request the request
	 * @return the bytes to publish
	 */
	byte[] encode(ClassicRequest request);

	/**
	 * Encodes a response.
	 * @param response the response
	 * @return the bytes to publish
	 */
	byte[] encode(ClassicResponse response);

	/**
	 * Decodes a broadcast, unless it is one's own.
	 * @param message the bytes received
	 * @param ownUid the uid whose broadcasts are ignored; tested before anything else is
	 * decoded
	 * @return the broadcast; {@code null} if it is one's own
	 * @throws MalformedMessageException if the bytes are no broadcast
	 */
	@Nullable ClassicBroadcast decodeBroadcast(byte[] message, String ownUid) throws MalformedMessageException;

	/**
	 * Decodes a request: JSON if the first byte is <code>{</code>, otherwise what the
	 * parser makes of it.
	 * @param message the bytes received
	 * @return the request
	 * @throws MalformedMessageException if the bytes are no request
	 */
	ClassicRequest decodeRequest(byte[] message) throws MalformedMessageException;

	/**
	 * Decodes a response: JSON if the first byte is <code>{</code>, otherwise what the
	 * parser makes of it.
	 * @param message the bytes received
	 * @return the response
	 * @throws MalformedMessageException if the bytes are no response
	 */
	ClassicResponse decodeResponse(byte[] message) throws MalformedMessageException;

}
