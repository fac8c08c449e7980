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

package io.github.socketioredis.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;

/**
 * Takes our connection factories out of Spring Boot's health of Redis, which gathers all
 * that it finds, also those that are no default candidates. Left in, they would be asked
 * with commands that wait for an answer and that a user for Pub/Sub may not be allowed,
 * on connections opened for that alone; and the health of the application's own Redis
 * would change its shape. What they are for is told by
 * {@link SocketIORedisHealthIndicator}.
 */
final class ApplicationRedisHealth implements BeanPostProcessor {

	static final Set<String> OURS = Set.of("socketIORedisPublishConnectionFactory",
			"socketIORedisSubscribeConnectionFactory");

	private static final Set<String> CONTRIBUTORS = Set.of("redisHealthContributor", "redisHealthIndicator");

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!CONTRIBUTORS.contains(beanName)) {
			return bean;
		}
		if (bean instanceof CompositeHealthContributor composite) {
			Map<String, HealthContributor> rest = new LinkedHashMap<>();
			composite.stream().forEach((entry) -> rest.put(entry.name(), entry.contributor()));
			return withoutOurs(rest) ? single(rest, CompositeHealthContributor.fromMap(rest)) : bean;
		}
		if (bean instanceof CompositeReactiveHealthContributor composite) {
			Map<String, ReactiveHealthContributor> rest = new LinkedHashMap<>();
			composite.stream().forEach((entry) -> rest.put(entry.name(), entry.contributor()));
			return withoutOurs(rest) ? single(rest, CompositeReactiveHealthContributor.fromMap(rest)) : bean;
		}
		return bean;
	}

	/*
	 * An application whose only connections are ours has made them its own.
	 */
	private static boolean withoutOurs(Map<String, ?> contributors) {
		Stream<String> names = contributors.keySet().stream();
		return !names.allMatch(OURS::contains) && contributors.keySet().removeAll(OURS);
	}

	private static Object single(Map<String, ?> contributors, Object composite) {
		return (contributors.size() == 1) ? contributors.values().iterator().next() : composite;
	}

}
