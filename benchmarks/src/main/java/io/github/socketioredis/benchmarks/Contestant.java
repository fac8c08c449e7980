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

package io.github.socketioredis.benchmarks;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that publishes as fast as it can.
 *
 * @since 0.1.0
 */
interface Contestant extends AutoCloseable {

	/**
	 * Returns the name for the table.
	 * @return the name
	 */
	String name();

	/**
	 * Publishes for some time, and waits until Redis has confirmed all of it.
	 * @param duration for how long
	 * @return what was done
	 * @throws IOException if the process has failed
	 */
	Sample run(Duration duration) throws IOException;

	@Override
	void close();

}
