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

package io.github.socketioredis.emitter;

import java.util.ServiceLoader;

import io.github.socketioredis.EmitterFactory;
import io.github.socketioredis.EmitterOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LettuceEmitterTests {

	@Test
	void closesItsTransport() {
		RecordingTransport transport = new RecordingTransport();
		try (LettuceEmitter emitter = new LettuceEmitter(transport, EmitterOptions.defaults().withKey("k"))) {
			emitter.emit("x");
		}
		assertThat(transport.only().channel()).isEqualTo("k#/#");
		assertThat(transport.isClosed()).isTrue();
	}

	@Test
	void factoryIsFoundByTheServiceLoader() {
		assertThat(ServiceLoader.load(EmitterFactory.class)).singleElement().isInstanceOf(LettuceEmitterFactory.class);
	}

}
