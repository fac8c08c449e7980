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
import java.lang.reflect.Proxy;
import java.util.Set;

import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.listener.ClientListeners;
import io.github.socketioredis.OnServerSideEvent;
import io.github.socketioredis.netty.NettyNode;
import io.github.socketioredis.protocol.NamespaceName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds annotated handlers on all beans and adds them to the server. Beans without any
 * are not touched, so lazy ones stay lazy.
 */
final class HandlerRegistrar implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(HandlerRegistrar.class);

	private final ConfigurableListableBeanFactory beans;

	private final NettyNode node;

	private final SocketIOServer server;

	HandlerRegistrar(ConfigurableListableBeanFactory beans, NettyNode node, SocketIOServer server) {
		this.beans = beans;
		this.node = node;
		this.server = server;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beans.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : userClass(name);
			Set<Method> methods = (type != null) ? HandlerMethods.find(type) : Set.of();
			if (type != null && !methods.isEmpty()) {
				register(name, type, methods);
			}
		}
	}

	private @Nullable Class<?> userClass(String name) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
		if (type != null && Proxy.isProxyClass(type) && this.beans.containsSingleton(name)) {
			type = AopUtils.getTargetClass(this.beans.getBean(name));
		}
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	private void register(String name, Class<?> type, Set<Method> methods) {
		if (!this.beans.isSingleton(name)) {
			throw new IllegalStateException(
					"Bean '" + name + "' has Socket.IO handlers but is no singleton; make it one");
		}
		Object bean = this.beans.getBean(name);
		if (AopUtils.isJdkDynamicProxy(bean)) {
			throw new IllegalStateException("Bean '" + name + "' has Socket.IO handlers but is a proxy of interfaces, "
					+ "which hides them; proxy its class instead, as 'spring.aop.proxy-target-class=true' does");
		}
		methods.forEach((method) -> AopUtils.selectInvocableMethod(method, bean.getClass()));
		SocketIOController controller = AnnotatedElementUtils.findMergedAnnotation(type, SocketIOController.class);
		String namespace = NamespaceName.normalize((controller != null) ? controller.namespace() : "/");
		if (methods.stream().anyMatch(HandlerMethods::handlesClientEvents)) {
			listeners(namespace).addListeners(bean, type);
		}
		methods.forEach((method) -> registerServerSide(bean, method, namespace));
		logger.debug("Bean '{}' handles events of namespace {}", name, namespace);
	}

	private void registerServerSide(Object bean, Method method, String namespace) {
		OnServerSideEvent event = method.getAnnotation(OnServerSideEvent.class);
		if (event != null) {
			this.node.register(bean, AopUtils.selectInvocableMethod(method, bean.getClass()), event.value(),
					event.namespace().isEmpty() ? namespace : event.namespace());
		}
	}

	private ClientListeners listeners(String namespace) {
		return namespace.equals(NamespaceName.DEFAULT) ? this.server : this.server.addNamespace(namespace);
	}

}
