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

package io.github.socketioredis.interop.faults;

/**
 * A server of the cluster, which sends and has clients.
 */
interface Peer extends AutoCloseable {

	/**
	 * Returns the number that its messages bear.
	 */
	int index();

	/**
	 * Returns whether it is a Java server.
	 */
	boolean isJava();

	String url();

	void beginTraffic(Traffic traffic);

	void endTraffic();

	/**
	 * Returns whether its process has died.
	 */
	boolean hasCrashed();

	/**
	 * Returns what it has sent until now, or until it died.
	 */
	Sent sent();

	@Override
	void close();

}
