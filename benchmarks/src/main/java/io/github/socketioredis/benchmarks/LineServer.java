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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a worker process does: it answers each line of its standard input with one line on
 * its standard output, until there are no more.
 *
 * @since 0.1.0
 * @see WorkerProcess
 */
@FunctionalInterface
interface LineServer {

	/**
	 * Does what a line says.
	 * @param command the words of the line
	 * @return the answer
	 * @throws IOException if it can't be done; ends the process
	 */
	String answer(String[] command) throws IOException;

	default void serve() throws IOException {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
				PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8)) {
			String line = in.readLine();
			while (line != null) {
				out.println(answer(line.split(" ")));
				line = in.readLine();
			}
		}
	}

}
