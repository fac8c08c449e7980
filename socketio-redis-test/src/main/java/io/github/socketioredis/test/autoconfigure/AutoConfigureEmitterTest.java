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

package io.github.socketioredis.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * Lets a Spring test see what is emitted, without Redis. It sets
 * {@code socketio.redis.transport=memory} and adds a bean of type
 * {@link io.github.socketioredis.test.EmittedEvents}: <pre class="code">
 * &#64;SpringBootTest
 * &#64;AutoConfigureEmitterTest
 * class OrdersTests {
 *
 *     &#64;Autowired
 *     private Orders orders;
 *
 *     &#64;Autowired
 *     private EmittedEvents emitted;
 *
 *     &#64;Test
 *     void customerHearsOfTheOrder() {
 *         this.orders.place(new Order("42"));
 *         assertThat(this.emitted).event("placed").toRooms("customer-7").hasArguments(new Order("42"));
 *     }
 *
 * }
 * </pre> The bean is cleared before each test method. Test classes whose contexts differ
 * may run in parallel; methods that share a context share the bean.
 * <p>
 * With {@code @SpringBootTest} the whole application is there, its server too if
 * {@code socketio.server.port} is set, and its adapter, protocol, parser and prefixes are
 * what they are in production. In a test that has only some beans, such as one with
 * {@code @SpringJUnitConfig}, the annotation brings the emitter.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
@TestPropertySource(properties = "socketio.redis.transport=memory")
public @interface AutoConfigureEmitterTest {

}
