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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that handles an event which other servers and emitters send to this
 * server, as {@link ClusterNamespace#onServerSideEvent} does. Parameters take the
 * arguments in order, converted to their types; arguments that are missing are null. The
 * last parameter may be a {@link ServerSideAck}; the only one may be a
 * {@link ServerSideEvent}.
 * <p>
 * Without a {@code ServerSideAck}, what the method returns is the acknowledgement if the
 * sender waits for one: of a {@link java.util.concurrent.CompletionStage} its result when
 * it has one. A {@code void} method acknowledges nothing, nor does one that throws.
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnServerSideEvent {

	/**
	 * The name of the event.
	 * @return the name
	 */
	String value();

	/**
	 * The name of the namespace; {@code chat} means {@code /chat}. By default that of the
	 * bean's {@code SocketIOController} annotation, or {@code /} if it has none.
	 * @return the name of the namespace
	 */
	String namespace() default "";

}
