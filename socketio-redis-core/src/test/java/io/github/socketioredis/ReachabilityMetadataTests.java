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
import java.io.InputStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What the library tells GraalVM of its use of reflection, and of msgpack-core's.
 */
class ReachabilityMetadataTests {

	private static final JsonNode METADATA = read();

	static Stream<JsonNode> types() {
		return METADATA.get("reflection").valueStream();
	}

	@ParameterizedTest
	@MethodSource("types")
	void membersExist(JsonNode type) throws ClassNotFoundException {
		Class<?> found = Class.forName(type.get("type").asString());
		type.path("fields")
			.forEach((field) -> assertThatCode(() -> found.getDeclaredField(field.get("name").asString()))
				.doesNotThrowAnyException());
		type.path("methods").forEach((method) -> {
			assertThat(method.get("name").asString()).isEqualTo("<init>");
			Class<?>[] parameters = method.get("parameterTypes")
				.valueStream()
				.map((parameter) -> parameterType(parameter.asString()))
				.toArray(Class<?>[]::new);
			assertThatCode(() -> found.getDeclaredConstructor(parameters)).doesNotThrowAnyException();
		});
	}

	@Test
	void conditionsAndResourcesExist() {
		Stream.concat(types(), METADATA.get("resources").valueStream())
			.map((entry) -> entry.at("/condition/typeReached").asString())
			.forEach((type) -> assertThatCode(() -> Class.forName(type)).doesNotThrowAnyException());
		METADATA.get("resources")
			.forEach((resource) -> assertThat(getClass().getClassLoader().getResource(resource.get("glob").asString()))
				.isNotNull());
	}

	@Test
	void onlyClassesThatAreConditionsReadPrivateFields() {
		noClasses().that()
			.doNotHaveFullyQualifiedName("io.github.socketioredis.netty.ServerGroups")
			.and()
			.doNotHaveFullyQualifiedName("io.github.socketioredis.netty.ReplacedPipeline")
			.should()
			.callMethod(Class.class, "getDeclaredField", String.class)
			.check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("io.github.socketioredis"));
	}

	private static Class<?> parameterType(String name) {
		return switch (name) {
			case "byte[]" -> byte[].class;
			case "int" -> int.class;
			default -> {
				try {
					yield Class.forName(name);
				}
				catch (ClassNotFoundException ex) {
					throw new IllegalStateException(ex);
				}
			}
		};
	}

	private static JsonNode read() {
		String path = "META-INF/native-image/io.github.socketioredis/socketio-redis-core/reachability-metadata.json";
		try (InputStream stream = ReachabilityMetadataTests.class.getClassLoader().getResourceAsStream(path)) {
			return JsonMapper.shared().readTree(stream.readAllBytes());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
