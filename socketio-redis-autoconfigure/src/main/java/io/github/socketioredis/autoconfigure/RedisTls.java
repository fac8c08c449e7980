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

import java.util.List;
import java.util.function.Supplier;

import io.lettuce.core.SslOptions;
import io.netty.handler.ssl.SslContextBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * TLS of the connections to Redis. Lettuce makes a context for each connection that it
 * opens, and copies of its options share this, so a bundle that was reloaded is taken by
 * the next connection of whichever client.
 */
final class RedisTls {

	private final Supplier<@Nullable SslBundle> bundle;

	private RedisTls(Supplier<@Nullable SslBundle> bundle) {
		this.bundle = bundle;
	}

	static SslOptions options(Supplier<@Nullable SslBundle> bundle) {
		return SslOptions.builder().sslContext(new RedisTls(bundle)::apply).build();
	}

	private void apply(SslContextBuilder context) {
		SslBundle current = this.bundle.get();
		if (current == null) {
			return;
		}
		context.keyManager(current.getManagers().getKeyManagerFactory())
			.trustManager(current.getManagers().getTrustManagerFactory());
		String[] ciphers = current.getOptions().getCiphers();
		if (ciphers != null) {
			context.ciphers(List.of(ciphers));
		}
		String[] protocols = current.getOptions().getEnabledProtocols();
		if (protocols != null) {
			context.protocols(protocols);
		}
	}

}
