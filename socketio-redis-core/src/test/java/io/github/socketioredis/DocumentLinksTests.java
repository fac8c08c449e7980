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

package io.github.socketioredis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The links in our documents lead somewhere.
 */
class DocumentLinksTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Path DOCS = ROOT.resolve("docs");

	private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

	private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

	private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

	@ParameterizedTest
	@MethodSource("documents")
	void linksLeadSomewhere(Path document) throws IOException {
		for (String link : links(document)) {
			String[] parts = link.split("#", 2);
			Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
			assertThat(target).as("target of the link %s in %s", link, ROOT.relativize(document)).exists();
			if (parts.length == 2) {
				assertThat(anchors(target)).as("anchors of the link %s in %s", link, ROOT.relativize(document))
					.contains(parts[1]);
			}
		}
	}

	@Test
	void indexHasAllDocuments() throws IOException {
		Path index = DOCS.resolve("README.md");
		assertThat(links(index)).as("links of docs/README.md")
			.containsAll(markdown(DOCS).filter((document) -> !document.equals(index))
				.map((document) -> document.getFileName().toString())
				.toList());
	}

	static List<Path> documents() throws IOException {
		return Stream
			.of(markdown(ROOT), markdown(DOCS), Stream.of(ROOT.resolve("sample-app/README.md")).filter(Files::exists))
			.flatMap((documents) -> documents)
			.toList();
	}

	private static Stream<Path> markdown(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(".md")).sorted().toList().stream();
		}
	}

	private static List<String> links(Path document) throws IOException {
		String text = CODE.matcher(FENCED.matcher(Files.readString(document)).replaceAll("")).replaceAll("code");
		return LINK.matcher(text)
			.results()
			.map((link) -> link.group(1).replaceAll("[<>]", ""))
			.filter((link) -> !ELSEWHERE.matcher(link).matches())
			.toList();
	}

	/**
	 * Returns the anchors of the headings as GitHub makes them.
	 */
	private static Set<String> anchors(Path document) throws IOException {
		Map<String, Integer> counts = new HashMap<>();
		Set<String> anchors = new HashSet<>();
		HEADING.matcher(FENCED.matcher(Files.readString(document)).replaceAll("")).results().forEach((heading) -> {
			String name = heading.group(1)
				.strip()
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
				.replace(' ', '-');
			int count = counts.merge(name, 1, Integer::sum);
			anchors.add((count == 1) ? name : name + "-" + (count - 1));
		});
		return anchors;
	}

}
