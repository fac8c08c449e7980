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

package io.github.socketioredis.protocol;

/**
 * Rules for the names of namespaces.
 *
 * @since 0.1.0
 */
public final class NamespaceName {

	/**
	 * The namespace that every client knows.
	 */
	public static final String DEFAULT = "/";

	private NamespaceName() {
	}

	/**
	 * Returns the name as it stands on the wire.
	 * @param name a name with or without its slash
	 * @return the name with its slash
	 * @throws IllegalArgumentException if the name is empty
	 */
	public static String normalize(String name) {
		if (name.isEmpty()) {
			throw new IllegalArgumentException("'namespace' must not be empty");
		}
		return name.startsWith("/") ? name : "/" + name;
	}

}
