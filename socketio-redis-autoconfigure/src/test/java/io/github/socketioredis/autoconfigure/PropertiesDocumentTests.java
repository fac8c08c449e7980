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

package io.github.socketioredis.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What documents say of our properties.
 */
class PropertiesDocumentTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "properties.md");

	private static final Path README = Path.of("..", "README.md");

	private static final String UPDATE = "mvn -pl socketio-redis-autoconfigure -am test -Dtest=PropertiesDocumentTests "
			+ "-Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true";

	private static final Pattern PREFIX = Pattern.compile("^`(socketio\\.[a-z.-]+\\.)\\*`");

	private static final Pattern ROW = Pattern.compile("^\\|([^|]*`[^|]*)\\|([^|]*)\\|");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	@Test
	void documentIsWhatTheMetadataSays() throws IOException {
		String document = PropertiesDocument.of(ConfigurationMetadataTests.properties(), UPDATE);
		if (Boolean.getBoolean("update.docs")) {
			Files.writeString(DOCUMENT, document);
		}
		assertThat(DOCUMENT).as("docs/properties.md is stale; renew it with: " + UPDATE).hasContent(document);
	}

	@Test
	void readmeKnowsAllPropertiesAndNoOthers() throws IOException {
		assertThat(readme().keySet()).containsExactlyInAnyOrderElementsOf(own().map(PropertiesDocument::name).toList());
	}

	@ParameterizedTest
	@MethodSource("own")
	void readmeHasTheDefault(JsonNode property) throws IOException {
		String value = PropertiesDocument.defaultValue(property);
		if (!value.isEmpty()) {
			assertThat(Optional.ofNullable(readme().get(PropertiesDocument.name(property))))
				.as("defaults that the README has in the row of " + PropertiesDocument.name(property))
				.hasValueSatisfying((defaults) -> assertThat(defaults).contains(value));
		}
	}

	/**
	 * Returns the properties less those by which Actuator switches its parts.
	 */
	static Stream<JsonNode> own() {
		return ConfigurationMetadataTests.properties()
			.filter((property) -> PropertiesDocument.name(property).startsWith("socketio."));
	}

	/**
	 * Returns the defaults that the README has in the rows of the properties.
	 */
	private static Map<String, List<String>> readme() throws IOException {
		Map<String, List<String>> defaults = new LinkedHashMap<>();
		String prefix = null;
		for (String line : section(Files.readString(README), "## Properties").split("\n")) {
			Matcher start = PREFIX.matcher(line);
			if (start.find()) {
				prefix = start.group(1);
			}
			Matcher row = ROW.matcher(line);
			if (prefix != null && row.find()) {
				for (String name : codes(row.group(1))) {
					defaults.put(prefix + name, codes(row.group(2)));
				}
			}
		}
		return defaults;
	}

	private static String section(String text, String heading) {
		assertThat(text).contains("\n" + heading + "\n");
		String rest = text.substring(text.indexOf("\n" + heading + "\n") + heading.length() + 1);
		int end = rest.indexOf("\n## ");
		return (end < 0) ? rest : rest.substring(0, end);
	}

	private static List<String> codes(String text) {
		return CODE.matcher(text).results().map((code) -> code.group(1)).toList();
	}

}
