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

package io.github.socketioredis.cluster;

import io.github.socketioredis.EmitInterceptor;

/**
 * Makes adapters whose emitted events an interceptor stands around: those of the cluster
 * API as well as broadcasts of netty-socketio's own operations.
 *
 * @since 0.1.0
 */
public final class InterceptedAdapterFactory implements AdapterFactory {

	private final AdapterFactory factory;

	private final EmitInterceptor interceptor;

	/**
	 * Creates a factory.
	 * @param factory makes the adapters
	 * @param interceptor stands around what they emit
	 */
	public InterceptedAdapterFactory(AdapterFactory factory, EmitInterceptor interceptor) {
		this.factory = factory;
		this.interceptor = interceptor;
	}

	@Override
	public NamespaceAdapter create(AdapterContext context) {
		return new InterceptedAdapter(this.factory.create(context), context.local().name(), this.interceptor);
	}

}
