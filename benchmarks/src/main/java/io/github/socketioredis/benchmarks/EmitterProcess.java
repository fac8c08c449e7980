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
 * An emitter in a process of its own. It lives through all rounds.
 *
 * @param worker the process
 * @since 0.1.0
 */
record EmitterProcess(WorkerProcess worker) implements Contestant {

	@Override
	public String name() {
		return this.worker.name();
	}

	@Override
	public Sample run(Duration duration) throws IOException {
		return Sample.parse(this.worker.ask("run " + duration.toMillis()));
	}

	/**
	 * Emits one message.
	 * @throws IOException if the process has failed
	 */
	void emit() throws IOException {
		this.worker.ask("emit");
	}

	@Override
	public void close() {
		this.worker.close();
	}

}
