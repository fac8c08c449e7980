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

import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link HandlerAotProcessor}, {@link HandlerHints} and
 * {@link SocketIORuntimeHints}.
 */
class HandlerAotProcessorTests {

	@Test
	void isFoundBySpring() {
		assertThat(AotServices.factories().load(BeanRegistrationAotProcessor.class))
			.hasAtLeastOneElementOfType(HandlerAotProcessor.class);
		assertThat(AotServices.factories().load(RuntimeHintsRegistrar.class))
			.hasAtLeastOneElementOfType(SocketIORuntimeHints.class);
	}

	@Test
	void handlersMayBeCalled() {
		RuntimeHints hints = hints(Inheriting.class);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AotApplication.Handlers.class, "say"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AotApplication.Handlers.class, "load"))
			.accepts(hints);
	}

	@Test
	void argumentsAndResultsMayBeBound() {
		RuntimeHints hints = hints(AotApplication.Handlers.class);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AotApplication.Message.class, "text"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AotApplication.Author.class, "name"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AotApplication.Question.class, "text"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(AotApplication.Load.class, "value"))
			.accepts(hints);
		assertThat(hints.reflection().getTypeHint(com.corundumstudio.socketio.SocketIOClient.class)).isNull();
	}

	@Test
	void beansWithoutHandlersNeedNothing() {
		assertThat(contribution(String.class)).isNull();
	}

	@Test
	void namespacesOfControllersMayBeRead() {
		RuntimeHints hints = new RuntimeHints();
		new SocketIORuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(SocketIOController.class, "namespace"))
			.accepts(hints);
	}

	private static BeanRegistrationAotContribution contribution(Class<?> type) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("bean", new RootBeanDefinition(type));
		return new HandlerAotProcessor().processAheadOfTime(RegisteredBean.of(beans, "bean"));
	}

	private static RuntimeHints hints(Class<?> type) {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(HandlerAotProcessorTests.class)), new InMemoryGeneratedFiles());
		contribution(type).applyTo(generation, mock(org.springframework.beans.factory.aot.BeanRegistrationCode.class));
		return generation.getRuntimeHints();
	}

	static class Inheriting extends AotApplication.Handlers {

	}

}
