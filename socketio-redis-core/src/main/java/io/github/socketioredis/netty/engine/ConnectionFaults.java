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

import java.io.IOException;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CodecException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections on which something went wrong: what a client or the network did is
 * told at debug, anything else is an error of ours.
 */
final class ConnectionFaults {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionFaults.class);

	private ConnectionFaults() {
	}

	static void handle(ChannelHandlerContext ctx, Throwable cause) {
		if (cause instanceof IOException || cause instanceof CodecException) {
			logger.debug("Closing the connection of {}: {}", ctx.channel().remoteAddress(), cause.toString());
		}
		else {
			logger.error("Closing the connection of {}", ctx.channel().remoteAddress(), cause);
		}
		ctx.close();
	}

}
