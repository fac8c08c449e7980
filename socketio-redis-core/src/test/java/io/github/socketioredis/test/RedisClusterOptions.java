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

package io.github.socketioredis.test;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link RedisClusterFixture} is built.
 *
 * @param masters the number of masters
 * @param replicas the number of replicas of each master
 * @param nodeTimeout the {@code cluster-node-timeout}
 * @param tls whether everything speaks TLS only, the cluster bus and replication too
 * @param username the only user that may log in, if not the default one
 * @param password the password that everybody needs
 * @param proxied whether each node announces a proxy in the place of its own port
 * @param arguments more arguments of every Redis process
 */
public record RedisClusterOptions(int masters, int replicas, Duration nodeTimeout, boolean tls,
		@Nullable String username, @Nullable String password, boolean proxied, List<String> arguments) {

	/**
	 * Returns options for three masters with a replica each, which notice a dead node
	 * after two seconds.
	 * @return the options
	 */
	public static RedisClusterOptions defaults() {
		return new RedisClusterOptions(3, 1, Duration.ofSeconds(2), false, null, null, false, List.of());
	}

	public RedisClusterOptions withMasters(int masters) {
		return new RedisClusterOptions(masters, this.replicas, this.nodeTimeout, this.tls, this.username, this.password,
				this.proxied, this.arguments);
	}

	public RedisClusterOptions withReplicas(int replicas) {
		return new RedisClusterOptions(this.masters, replicas, this.nodeTimeout, this.tls, this.username, this.password,
				this.proxied, this.arguments);
	}

	public RedisClusterOptions withNodeTimeout(Duration nodeTimeout) {
		return new RedisClusterOptions(this.masters, this.replicas, nodeTimeout, this.tls, this.username, this.password,
				this.proxied, this.arguments);
	}

	public RedisClusterOptions withTls() {
		return new RedisClusterOptions(this.masters, this.replicas, this.nodeTimeout, true, this.username,
				this.password, this.proxied, this.arguments);
	}

	public RedisClusterOptions withPassword(String password) {
		return new RedisClusterOptions(this.masters, this.replicas, this.nodeTimeout, this.tls, null, password,
				this.proxied, this.arguments);
	}

	public RedisClusterOptions withUser(String username, String password) {
		return new RedisClusterOptions(this.masters, this.replicas, this.nodeTimeout, this.tls, username, password,
				this.proxied, this.arguments);
	}

	public RedisClusterOptions withProxies() {
		return new RedisClusterOptions(this.masters, this.replicas, this.nodeTimeout, this.tls, this.username,
				this.password, true, this.arguments);
	}

	public RedisClusterOptions withArguments(String... arguments) {
		return new RedisClusterOptions(this.masters, this.replicas, this.nodeTimeout, this.tls, this.username,
				this.password, this.proxied, List.of(arguments));
	}

}
