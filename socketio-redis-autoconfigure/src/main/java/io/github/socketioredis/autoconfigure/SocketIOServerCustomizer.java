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
 * Changes the configuration of the Socket.IO server after the properties have been
 * applied. Beans of this type are called in their order. The store factory, the JSON
 * support and random session ids belong to the cluster and must be left as they are.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketIOServerCustomizer {

	/**
	 * Changes the configuration.
	 * @param configuration the configuration of the server
	 */
	void customize(Configuration configuration);

}
