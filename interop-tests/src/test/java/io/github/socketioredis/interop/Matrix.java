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

package io.github.socketioredis.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of all cells, written as CSV. Test classes that run in one JVM, as those of
 * a build do, share the file; what a former build left there is gone.
 */
final class Matrix {

	private static final Path FILE = Path.of(System.getProperty("basedir", ""), "target", "interop-matrix.csv");

	private static final List<String> ROWS = new ArrayList<>(List.of("feature,direction,mode,result"));

	private Matrix() {
	}

	static void add(Cell cell, boolean passed) {
		add(cell.feature().name(), cell.direction().toString(), cell.mode(), passed);
	}

	static void add(ClusterCell cell, boolean passed) {
		add(cell.feature().name(), cell.composition().toString(), cell.mode(), passed);
	}

	private static synchronized void add(String feature, String direction, Mode mode, boolean passed) {
		ROWS.add(String.join(",", quoted(feature), quoted(direction), quoted(mode.toString()),
				passed ? "PASS" : "FAIL"));
	}

	private static String quoted(String text) {
		return '"' + text.replace("\"", "\"\"") + '"';
	}

	/**
	 * Writes what all test classes have added so far.
	 */
	static synchronized void write() throws IOException {
		Files.createDirectories(FILE.getParent());
		Files.write(FILE, ROWS);
	}

}
