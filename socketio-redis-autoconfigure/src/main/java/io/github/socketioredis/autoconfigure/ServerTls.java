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

import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * TLS of the server, from an SSL bundle. When the bundle is reloaded, new connections get
 * the new certificate.
 */
final class ServerTls implements Supplier<SSLEngine> {

	private volatile Engines engines;

	private ServerTls(SslBundle bundle) {
		this.engines = Engines.of(bundle);
	}

	static ServerTls of(String name, @Nullable SslBundles bundles) {
		ServerTls tls = new ServerTls(SslBundleLookup.get("socketio.server.ssl.bundle", name, bundles));
		if (bundles != null) {
			bundles.addBundleUpdateHandler(name, tls::update);
		}
		return tls;
	}

	private void update(SslBundle bundle) {
		this.engines = Engines.of(bundle);
	}

	@Override
	public SSLEngine get() {
		return this.engines.create();
	}

	private record Engines(SSLContext context, SslOptions options) {

		static Engines of(SslBundle bundle) {
			return new Engines(bundle.createSslContext(), bundle.getOptions());
		}

		SSLEngine create() {
			SSLEngine engine = this.context.createSSLEngine();
			if (this.options.getCiphers() != null) {
				engine.setEnabledCipherSuites(this.options.getCiphers());
			}
			if (this.options.getEnabledProtocols() != null) {
				engine.setEnabledProtocols(this.options.getEnabledProtocols());
			}
			return engine;
		}

	}

}
