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
 * The results of all cells, written as CSV.
 */
final class Matrix {

	private static final Path FILE = Path.of(System.getProperty("basedir", ""), "target", "interop-matrix.csv");

	private final List<String> rows = new ArrayList<>(List.of("feature,direction,mode,result"));

	void add(Cell cell, boolean passed) {
		this.rows.add(String.join(",", quoted(cell.feature().name()), quoted(cell.direction().toString()),
				quoted(cell.mode().toString()), passed ? "PASS" : "FAIL"));
	}

	private static String quoted(String text) {
		return '"' + text.replace("\"", "\"\"") + '"';
	}

	void write() throws IOException {
		Files.createDirectories(FILE.getParent());
		Files.write(FILE, this.rows);
	}

}
