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

import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * Installs what the Node workers need, unless it is there and not older than the list of
 * it.
 *
 * @since 0.1.0
 */
final class NodeModules {

	private NodeModules() {
	}

	static void install(File directory) throws IOException {
		long installed = new File(directory, "node_modules/.package-lock.json").lastModified();
		if (installed != 0 && installed >= new File(directory, "package-lock.json").lastModified()) {
			return;
		}
		Process process = new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund")).directory(directory)
			.inheritIO()
			.start();
		try {
			int status = process.waitFor();
			if (status != 0) {
				throw new IOException("npm ci in " + directory + " ended with " + status);
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while npm ci was running", ex);
		}
	}

}
