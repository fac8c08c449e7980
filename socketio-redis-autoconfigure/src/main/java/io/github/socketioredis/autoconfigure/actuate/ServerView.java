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

package io.github.socketioredis.autoconfigure.actuate;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What Actuator shows of the server of an application that has one.
 */
interface ServerView {

	/**
	 * Describes how the server was set up.
	 * @return details by name
	 */
	Map<String, Object> info();

	/**
	 * Describes the server at this moment.
	 * @return the description
	 */
	SocketIOEndpoint.ServerDescriptor describe();

	Collection<String> namespaces();

	/**
	 * Describes a namespace at this moment.
	 * @param name the name with its slash
	 * @param rooms how many rooms are listed
	 * @return the description; {@code null} if there is no such namespace
	 */
	SocketIOEndpoint.@Nullable NamespaceDescriptor namespace(String name, int rooms);

}
