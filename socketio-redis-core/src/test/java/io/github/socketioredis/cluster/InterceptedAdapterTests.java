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

package io.github.socketioredis.cluster;

import java.lang.reflect.Method;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link InterceptedAdapter}.
 */
class InterceptedAdapterTests {

	@ParameterizedTest
	@MethodSource
	void asksTheAdapterBehindItAlsoWhereTheInterfaceHasAnAnswer(Method method) {
		assertThatNoException()
			.isThrownBy(() -> InterceptedAdapter.class.getDeclaredMethod(method.getName(), method.getParameterTypes()));
	}

	static Method[] asksTheAdapterBehindItAlsoWhereTheInterfaceHasAnAnswer() {
		return NamespaceAdapter.class.getDeclaredMethods();
	}

}
