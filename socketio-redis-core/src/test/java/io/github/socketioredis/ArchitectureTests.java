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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the arrows between the packages: what each may import is what
 * {@code docs/architecture.md} says.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.socketioredis";

	private static final String PROTOCOL = BASE + ".protocol";

	private static final String CODEC = BASE + ".protocol.codec";

	private static final String TRANSPORT = BASE + ".transport";

	private static final String LETTUCE_TRANSPORT = BASE + ".transport.lettuce";

	private static final String MEMORY_TRANSPORT = BASE + ".transport.memory";

	private static final String CLUSTER = BASE + ".cluster";

	private static final String EMITTER = BASE + ".emitter";

	private static final String NETTY = BASE + ".netty";

	private static final String ENGINE = BASE + ".netty.engine";

	private static final String SUPPORT = BASE + ".support";

	private static final List<String> EVERYWHERE = List.of(BASE, SUPPORT, "java..", "javax..", "org.jspecify..",
			"org.slf4j..");

	private static final Map<String, List<String>> IMPORTS = Map.ofEntries(
			Map.entry(BASE, List.of("tools.jackson..", "io.lettuce.core", "com.corundumstudio.socketio")),
			Map.entry(PROTOCOL, List.of("tools.jackson.databind")), Map.entry(SUPPORT, List.of()),
			Map.entry(CODEC, List.of(PROTOCOL, "tools.jackson..", "org.msgpack..")), Map.entry(TRANSPORT, List.of()),
			Map.entry(LETTUCE_TRANSPORT, List.of(TRANSPORT, "io.lettuce..", "io.netty..")),
			Map.entry(MEMORY_TRANSPORT, List.of(TRANSPORT)),
			Map.entry(CLUSTER, List.of(PROTOCOL, CODEC, TRANSPORT, "tools.jackson..")),
			Map.entry(EMITTER, List.of(PROTOCOL, CODEC, TRANSPORT, LETTUCE_TRANSPORT, CLUSTER, "io.lettuce.core")),
			Map.entry(ENGINE,
					List.of(PROTOCOL, CODEC, "com.corundumstudio.socketio..", "io.netty..", "tools.jackson..")),
			Map.entry(NETTY, List.of(PROTOCOL, CODEC, CLUSTER, ENGINE, "com.corundumstudio.socketio..", "io.netty..",
					"tools.jackson..")));

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	@ParameterizedTest
	@MethodSource("packages")
	void importsOnlyWhatIsAllowed(String name) {
		String[] allowed = Stream.of(EVERYWHERE, IMPORTS.get(name), List.of(name))
			.flatMap(List::stream)
			.toArray(String[]::new);
		classes().that()
			.resideInAPackage(name)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(allowed)
			.check(CLASSES);
	}

	static Stream<String> packages() {
		return IMPORTS.keySet().stream().sorted();
	}

	@Test
	void everyPackageHasItsLine() {
		assertThat(CLASSES).extracting((type) -> type.getPackageName())
			.filteredOn((name) -> name.startsWith(BASE))
			.isSubsetOf(IMPORTS.keySet())
			.containsAll(IMPORTS.keySet());
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

}
