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

package io.github.socketioredis.netty;

import java.lang.reflect.Field;

import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.scheduler.CancelableScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases the timer of the pipeline that netty-socketio makes with every server. Nobody
 * else does once another pipeline has taken its place, and then Netty reports a leak.
 */
final class ReplacedPipeline {

	private static final Logger logger = LoggerFactory.getLogger(ReplacedPipeline.class);

	private ReplacedPipeline() {
	}

	static void release(SocketIOServer server) {
		try {
			Object pipeline = field(SocketIOServer.class, "pipelineFactory").get(server);
			if (pipeline.getClass() == SocketIOChannelInitializer.class) {
				((CancelableScheduler) field(SocketIOChannelInitializer.class, "scheduler").get(pipeline)).shutdown();
			}
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The timer of netty-socketio's own pipeline stays", ex);
		}
	}

	private static Field field(Class<?> type, String name) throws NoSuchFieldException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field;
	}

}
