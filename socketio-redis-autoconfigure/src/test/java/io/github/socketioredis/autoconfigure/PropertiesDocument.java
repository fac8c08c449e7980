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

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The document of all properties, made from their metadata.
 */
final class PropertiesDocument {

	private static final String INTRODUCTION = """
			# Properties

			All properties, as an IDE completes them. This file is generated: change the Javadoc of the properties' classes and
			run `%s`. The ones that matter most are explained in the [README](../README.md#properties).

			""";

	private static final String TABLE = """
			| name | type | default | values | description |
			|---|---|---|---|---|
			""";

	private static final Pattern PACKAGE = Pattern.compile("[a-z][\\w]*\\.");

	private static final Pattern ENUMERATION = Pattern.compile("(?:java\\.util\\.List<)?([\\w.$]+)>?");

	private PropertiesDocument() {
	}

	/**
	 * Returns the document.
	 * @param properties the properties of the metadata
	 * @param command the command that renews it
	 */
	static String of(Stream<JsonNode> properties, String command) {
		Map<String, List<JsonNode>> groups = properties
			.collect(Collectors.groupingBy(PropertiesDocument::group, TreeMap::new, Collectors.toList()));
		return INTRODUCTION.formatted(command) + groups.entrySet()
			.stream()
			.map((group) -> "## " + group.getKey() + ".*\n\n" + TABLE + rows(group.getValue()))
			.collect(Collectors.joining("\n"));
	}

	private static String group(JsonNode property) {
		String[] names = name(property).split("\\.");
		return names[0] + "." + names[1];
	}

	static String name(JsonNode property) {
		return property.get("name").asString();
	}

	/**
	 * Returns the default of a property as it is written in a file of properties.
	 */
	static String defaultValue(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
				: value.asString("");
	}

	private static String rows(List<JsonNode> properties) {
		return properties.stream()
			.sorted(Comparator.comparing(PropertiesDocument::name))
			.map(PropertiesDocument::row)
			.collect(Collectors.joining());
	}

	private static String row(JsonNode property) {
		return Stream
			.of(code(name(property)), code(type(property)), code(defaultValue(property)),
					values(property).stream().map(PropertiesDocument::code).collect(Collectors.joining(", ")),
					property.get("description").asString().replace("|", "\\|"))
			.collect(Collectors.joining(" | ", "| ", " |\n"))
			.replace("|  |", "| |")
			.replace("|  |", "| |");
	}

	private static String code(String text) {
		return text.isEmpty() ? "" : "`" + text + "`";
	}

	private static String type(JsonNode property) {
		String type = PACKAGE.matcher(property.get("type").asString()).replaceAll("");
		return values(property).isEmpty() ? type.substring(type.indexOf('$') + 1)
				: type.replaceAll("[\\w$]+(>?)$", "enum$1");
	}

	private static List<String> values(JsonNode property) {
		var type = ENUMERATION.matcher(property.get("type").asString());
		if (!type.matches()) {
			return List.of();
		}
		try {
			Class<?> element = Class.forName(type.group(1));
			return element.isEnum() ? Arrays.stream(element.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList() : List.of();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
