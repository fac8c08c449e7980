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
import java.util.Locale;
import java.util.Map;

import io.github.socketioredis.SocketIOCluster;
import io.github.socketioredis.autoconfigure.SocketIORedisProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells how the application takes part in the cluster.
 */
final class SocketIOInfoContributor implements InfoContributor {

	private final SocketIORedisProperties properties;

	private final @Nullable ServerView server;

	SocketIOInfoContributor(SocketIORedisProperties properties, @Nullable ServerView server) {
		this.properties = properties;
		this.server = server;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		String version = SocketIOCluster.class.getPackage().getImplementationVersion();
		if (version != null) {
			details.put("version", version);
		}
		details.put("adapter", this.properties.adapter().name().toLowerCase(Locale.ROOT));
		if (this.server != null) {
			details.put("server", this.server.info());
		}
		builder.withDetail("socketio", details);
	}

}
