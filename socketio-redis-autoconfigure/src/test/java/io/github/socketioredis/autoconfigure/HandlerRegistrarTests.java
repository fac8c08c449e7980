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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.annotation.OnConnect;
import com.corundumstudio.socketio.annotation.OnDisconnect;
import com.corundumstudio.socketio.annotation.OnEvent;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.transport.NamespaceClient;
import io.github.socketioredis.netty.NettyNode;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HandlerRegistrarTests {

	private final SocketIOServer server = server();

	private final NamespaceClient client = BDDMockito.mock(NamespaceClient.class);

	@Test
	void handlersOfAnyBeanAreCalled() {
		try (AnnotationConfigApplicationContext context = context(PlainHandler.class)) {
			BDDMockito.given(this.client.getSessionId()).willReturn(UUID.randomUUID());
			namespace("").onConnect(this.client);
			event("", "message", "hello");
			namespace("").onDisconnect(this.client);

			assertThat(context.getBean(PlainHandler.class).calls).containsExactly("connect", "hello", "disconnect");
		}
	}

	@Test
	void inheritedHandlersAreCalled() {
		try (AnnotationConfigApplicationContext context = context(InheritingHandler.class)) {
			event("", "message", "hello");
			assertThat(context.getBean(InheritingHandler.class).calls).containsExactly("hello");
		}
	}

	@Test
	void handlersOfAConfigurationClassAreCalledOnce() {
		try (AnnotationConfigApplicationContext context = context(HandlingConfiguration.class)) {
			event("", "message", "hello");
			assertThat(context.getBean(HandlingConfiguration.class).calls).containsExactly("hello");
		}
	}

	@Test
	void namespaceOfTheControllerIsMade() {
		assertThat(this.server.getNamespace("/chat")).isNull();
		try (AnnotationConfigApplicationContext context = context(ChatHandler.class)) {
			event("", "message", "not for me");
			event("/chat", "message", "hello");
			assertThat(context.getBean(ChatHandler.class).calls).containsExactly("hello");
		}
	}

	@Test
	void controllersAreComponents() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(SocketIOServer.class, () -> this.server);
			context.scan("io.github.socketioredis.autoconfigure.scanned");
			context.refresh();
			assertThat(context.getBeanNamesForAnnotation(SocketIOController.class))
				.containsExactly("scannedController");
		}
	}

	@Test
	void adviceOfAProxiedClassIsApplied() {
		try (AnnotationConfigApplicationContext context = context(ClassProxy.class)) {
			event("", "message", "hello");
			assertThat(context.getBean(ClassProxy.class).intercepted).containsExactly("message");
			assertThat(context.getBean(ClassProxy.class).target.calls).containsExactly("hello");
		}
	}

	@Test
	void proxyOfInterfacesIsRefused() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> context(InterfaceProxy.class))
			.withMessageStartingWith("Bean 'handler' has Socket.IO handlers but is a proxy of interfaces")
			.withMessageContaining("spring.aop.proxy-target-class=true");
	}

	@Test
	void privateHandlerOfAProxiedClassIsRefused() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> context(PrivateProxy.class))
			.withMessageContaining("hidden");
	}

	@Test
	void lazyBeanWithoutHandlersStaysLazy() {
		try (AnnotationConfigApplicationContext context = context(LazyBeans.class)) {
			assertThat(context.getBean(LazyBeans.class).made).isEmpty();
		}
	}

	@Test
	void prototypeIsRefused() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
			AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
			context.registerBean("handler", PlainHandler.class,
					(definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE));
			refresh(context);
		}).withMessage("Bean 'handler' has Socket.IO handlers but is no singleton; make it one");
	}

	private AnnotationConfigApplicationContext context(Class<?> component) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(component);
		return refresh(context);
	}

	private AnnotationConfigApplicationContext refresh(AnnotationConfigApplicationContext context) {
		context.registerBean(HandlerRegistrar.class, () -> {
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			return new HandlerRegistrar(beans, BDDMockito.mock(NettyNode.class), this.server);
		});
		context.refresh();
		return context;
	}

	private void event(String namespace, String event, String value) {
		namespace(namespace).onEvent(this.client, event, List.of(value), BDDMockito.mock(AckRequest.class));
	}

	private Namespace namespace(String name) {
		return (Namespace) this.server.getNamespace(name);
	}

	private static SocketIOServer server() {
		com.corundumstudio.socketio.Configuration configuration = new com.corundumstudio.socketio.Configuration();
		configuration.setJsonSupport(BDDMockito.mock());
		return new SocketIOServer(configuration);
	}

	static class PlainHandler {

		final List<String> calls = new ArrayList<>();

		@OnConnect
		public void connected(SocketIOClient client) {
			this.calls.add("connect");
		}

		@OnEvent("message")
		public void message(String text) {
			this.calls.add(text);
		}

		@OnDisconnect
		void disconnected(SocketIOClient client) {
			this.calls.add("disconnect");
		}

	}

	static class InheritingHandler extends PlainHandler {

	}

	@SocketIOController(namespace = "chat")
	static class ChatHandler extends PlainHandler {

	}

	@Configuration
	static class HandlingConfiguration extends PlainHandler {

	}

	interface Messages {

		void message(String text);

	}

	static class MessagesHandler implements Messages {

		@Override
		@OnEvent("message")
		public void message(String text) {
		}

	}

	static class PrivateHandler {

		@OnEvent("message")
		private void hidden(String text) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClassProxy {

		final PlainHandler target = new PlainHandler();

		final List<String> intercepted = new ArrayList<>();

		@Bean
		PlainHandler handler() {
			ProxyFactory factory = new ProxyFactory(this.target);
			factory.setProxyTargetClass(true);
			factory.addAdvice(recorder(this.intercepted));
			return (PlainHandler) factory.getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InterfaceProxy {

		@Bean
		Messages handler() {
			return (Messages) new ProxyFactory(new MessagesHandler()).getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrivateProxy {

		@Bean
		PrivateHandler handler() {
			ProxyFactory factory = new ProxyFactory(new PrivateHandler());
			factory.setProxyTargetClass(true);
			return (PrivateHandler) factory.getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyBeans {

		final List<String> made = new ArrayList<>();

		@Bean
		@Lazy
		StringBuilder lazy() {
			this.made.add("lazy");
			return new StringBuilder();
		}

	}

	private static MethodInterceptor recorder(List<String> names) {
		return (invocation) -> {
			Method method = invocation.getMethod();
			names.add(method.getName());
			return invocation.proceed();
		};
	}

}
