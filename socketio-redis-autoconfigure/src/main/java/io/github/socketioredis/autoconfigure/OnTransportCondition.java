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

import java.util.Locale;

import io.github.socketioredis.autoconfigure.SocketIORedisProperties.Transport;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The condition of {@link ConditionalOnTransport}. It binds the property as
 * {@link SocketIORedisProperties} does, so that a value that is none fails the start with
 * the same explanation.
 */
class OnTransportCondition extends SpringBootCondition {

	private static final String PROPERTY = SocketIORedisProperties.PREFIX + "transport";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Transport wanted = metadata.getAnnotations()
			.get(ConditionalOnTransport.class)
			.getEnum("value", Transport.class);
		Transport actual = Binder.get(context.getEnvironment()).bind(PROPERTY, Transport.class).orElse(Transport.REDIS);
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnTransport.class)
			.because(PROPERTY + " is " + actual.name().toLowerCase(Locale.ROOT));
		return new ConditionOutcome(actual == wanted, message);
	}

}
