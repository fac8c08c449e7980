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

package io.github.socketioredis.autoconfigure;

import com.corundumstudio.socketio.Configuration;

/**
 * Prepares the configuration of a server so that it can join the cluster. For
 * applications that make their own {@code SocketIOServer}: <pre>{@code
 * &#64;Bean
 * SocketIOServer server(SocketIOServerConfigurer configurer) {
 *     Configuration configuration = new Configuration();
 *     configurer.configure(configuration);
 *     return new SocketIOServer(configuration);
 * }
 * }</pre> The server is then started and stopped with the application context.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketIOServerConfigurer {

	/**
	 * Applies the properties {@code socketio.server.*}, what the cluster needs, and all
	 * {@link SocketIOServerCustomizer} beans. A port that is not set as a property is
	 * left as it is.
	 * @param configuration the configuration of the server
	 */
	void configure(Configuration configuration);

}
